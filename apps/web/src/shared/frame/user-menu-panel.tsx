import { Menu, SegmentedControl } from '@mantine/core'
import { IconCheck, IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#shared/parts/avatar.tsx'
import { useMe } from '#shared/session/me.ts'
import { useUpdateProfile } from '#shared/session/use-preferences.ts'
import { useSwitchTenant } from '#shared/session/use-switch-tenant.ts'
import classes from './frame.module.css'
import { useOpenAtOnce } from './use-open-at-once.ts'
import { UserButton } from './user-button.tsx'
import type { UserMenuActs } from './user-menu.tsx'

const themes = ['light', 'dark', 'system'] as const

const themeWords = {
  light: 'frame.top.themeLight',
  dark: 'frame.top.themeDark',
  system: 'frame.top.themeSystem',
} as const

/** The menu itself; it opens as soon as it is there, and gives the focus back to its button. */
export function UserMenuPanel({ onShortcuts, onSignOut }: UserMenuActs) {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const updateProfile = useUpdateProfile()
  const switchTenant = useSwitchTenant()
  const { target, isOpen, setOpen } = useOpenAtOnce()

  return (
    <Menu position="bottom-end" width={288} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <UserButton ref={target} />
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.userHead}>
          <Avatar name={me.user.name} size={32} />
          <div>
            <div className={classes.strong}>{me.user.name}</div>
            <div className={classes.soft}>
              {t(`frame.role.${me.role}`)} · {me.user.email}
            </div>
          </div>
        </div>
        {me.tenants.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('frame.top.tenant')}</Menu.Label>
            {me.tenants.map((tenant) => (
              <Menu.Item
                key={tenant.id}
                leftSection={<Avatar name={tenant.name} size={20} isSquare />}
                rightSection={
                  tenant.id === me.tenant.id ? <IconCheck size={16} aria-hidden /> : null
                }
                onClick={() => tenant.id !== me.tenant.id && switchTenant(tenant.id)}
              >
                {tenant.name}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Label>{t('frame.top.theme')}</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          mx={8}
          mb={8}
          aria-label={t('frame.top.theme')}
          value={me.user.theme}
          onChange={(value) => {
            const theme = themes.find((name) => name === value)
            if (theme) updateProfile({ theme })
          }}
          data={themes.map((theme) => ({ value: theme, label: t(themeWords[theme]) }))}
        />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserCircle size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/settings/profile' })}
        >
          {t('frame.nav.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onShortcuts}>
          {t('frame.top.shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={onSignOut}>
          {t('frame.top.signOut')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('frame.top.version', me.version)}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  )
}
