import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import classes from './theme.module.css'

const accent: MantineColorsTuple = [
  'var(--l-accent-soft)',
  'var(--l-accent-soft)',
  'var(--l-accent-line)',
  'var(--l-accent-line)',
  'var(--l-accent-text)',
  'var(--l-accent)',
  'var(--l-accent)',
  'var(--l-accent-hover)',
  'var(--l-accent-hover)',
  'var(--l-accent-hover)',
]

const quietButton = {
  '--button-color': 'var(--l-text)',
  '--button-hover': 'var(--l-hover)',
}

const dangerButton = {
  '--button-bg': 'var(--l-bad-fill)',
  '--button-hover': 'var(--l-bad-fill)',
  '--button-color': 'var(--l-on-accent)',
}

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.3' },
  fontWeights: { regular: '450', medium: '550', bold: '650' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '8px', xl: '12px' },
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: 5,
  cursorType: 'pointer',
  respectReducedMotion: true,
  activeClassName: '',
  components: {
    Button: {
      vars: (_: unknown, { variant }: { variant?: string }) => ({
        root: {
          '--button-height': 'var(--l-control)',
          '--button-fz': 'var(--l-text-13)',
          '--button-padding-x': '12px',
          ...(variant === 'subtle' && quietButton),
          ...(variant === 'danger' && dangerButton),
        },
      }),
      classNames: { root: classes.button ?? '' },
    },
    ActionIcon: {
      defaultProps: { variant: 'subtle' },
      vars: () => ({
        root: {
          '--ai-size': 'var(--l-control)',
          '--ai-color': 'var(--l-text-muted)',
          '--ai-hover': 'var(--l-hover)',
        },
      }),
    },
    Input: {
      vars: () => ({
        wrapper: { '--input-height': 'var(--l-control)', '--input-fz': 'var(--l-text-13)' },
      }),
      classNames: { input: classes.input ?? '' },
    },
    InputWrapper: {
      classNames: {
        label: classes.label ?? '',
        error: classes.error ?? '',
        description: classes.description ?? '',
      },
    },
    Checkbox: { defaultProps: { size: 'xs', radius: 4 } },
    SegmentedControl: {
      defaultProps: { withItemsBorders: false },
      classNames: {
        root: classes.segments ?? '',
        indicator: classes.segmentIndicator ?? '',
        label: classes.segmentLabel ?? '',
      },
    },
    Menu: {
      defaultProps: { shadow: 'md', transitionProps: { duration: 120, transition: 'fade' } },
      classNames: {
        dropdown: classes.dropdown ?? '',
        item: classes.menuItem ?? '',
        label: classes.menuLabel ?? '',
      },
    },
    Popover: {
      defaultProps: { shadow: 'md', transitionProps: { duration: 120, transition: 'fade' } },
      classNames: { dropdown: classes.dropdown ?? '' },
    },
    Tooltip: {
      defaultProps: { openDelay: 350, transitionProps: { duration: 120, transition: 'fade' } },
      classNames: { tooltip: classes.tooltip ?? '' },
    },
    Drawer: {
      defaultProps: { transitionProps: { duration: 160, transition: 'slide-left' } },
      classNames: { content: classes.overlaySurface ?? '', header: classes.overlaySurface ?? '' },
    },
    // A dialog's head is no second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 140, transition: 'fade' },
        centered: true,
        padding: 'lg',
      },
      classNames: {
        content: classes.overlaySurface ?? '',
        header: classes.overlaySurface ?? '',
        title: classes.modalTitle ?? '',
      },
    },
  },
})

/** Mantine's names for our tokens; its own greys and `dimmed` fail AA. */
const names = {
  '--mantine-color-body': 'var(--l-surface)',
  '--mantine-color-text': 'var(--l-text)',
  '--mantine-color-bright': 'var(--l-text)',
  '--mantine-color-dimmed': 'var(--l-text-muted)',
  '--mantine-color-placeholder': 'var(--l-text-faint)',
  '--mantine-color-anchor': 'var(--l-accent-text)',
  '--mantine-color-error': 'var(--l-bad)',
  '--mantine-color-default': 'var(--l-raised)',
  '--mantine-color-default-hover': 'var(--l-hover)',
  '--mantine-color-default-color': 'var(--l-text)',
  '--mantine-color-default-border': 'var(--l-line-strong)',
  '--mantine-color-disabled': 'var(--l-hover)',
  '--mantine-color-disabled-color': 'var(--l-text-faint)',
  '--mantine-color-disabled-border': 'var(--l-line)',
  '--mantine-color-accent-filled': 'var(--l-accent)',
  '--mantine-color-accent-filled-hover': 'var(--l-accent-hover)',
  '--mantine-color-accent-light': 'var(--l-accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--l-accent-soft)',
  '--mantine-color-accent-light-color': 'var(--l-accent-text)',
  '--mantine-color-accent-outline': 'var(--l-accent-text)',
  '--mantine-color-accent-text': 'var(--l-accent-text)',
  '--mantine-primary-color-contrast': 'var(--l-on-accent)',
  '--mantine-shadow-md': 'var(--l-overlay-shadow)',
  '--mantine-shadow-lg': 'var(--l-overlay-shadow)',
  '--mantine-shadow-xl': 'var(--l-overlay-shadow)',
}

export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: names,
  dark: names,
})
