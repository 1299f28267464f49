import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { RouterProvider } from '@tanstack/react-router'
import { resolveCssVariables, theme } from '#shared/theme/theme.ts'
import { ToastPlace } from '#shared/toast/toast-place.tsx'
import { router } from './router.tsx'

const colorSchemeManager = localStorageColorSchemeManager({ key: 'leora.theme' })

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveCssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <RouterProvider router={router} />
      <ToastPlace />
    </MantineProvider>
  )
}
