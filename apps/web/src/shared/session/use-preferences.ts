import { trpc } from '@leora/client'
import type { Me } from '@leora/domain/account/account'
import type { UpdateProfileInput } from '@leora/domain/account/inputs'
import { useMantineColorScheme } from '@mantine/core'
import { useCallback } from 'react'
import { setLanguage } from '#shared/i18n/i18n.ts'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError } from '#shared/toast/toast.tsx'

export function applyDensity(density: Me['user']['density']): void {
  document.documentElement.setAttribute('data-density', density)
  localStorage.setItem('leora.density', density)
}

export function schemeOf(theme: Me['user']['theme']): 'light' | 'dark' | 'auto' {
  return theme === 'system' ? 'auto' : theme
}

/** Changes the profile; what the eye sees changes at once. */
export function useUpdateProfile() {
  const utils = trpc.useUtils()
  const { setColorScheme } = useMantineColorScheme()
  const { mutate } = trpc.account.updateProfile.useMutation()

  return useCallback(
    (changes: UpdateProfileInput, onSaved?: () => void) => {
      const before = utils.account.me.getData()
      const { theme, density, locale } = changes
      if (theme) setColorScheme(schemeOf(theme))
      if (density) applyDensity(density)
      const isSpoken = locale ? setLanguage(locale) : undefined
      const known = Object.fromEntries(
        Object.entries(changes).filter(([, value]) => value !== undefined),
      )
      if (before)
        utils.account.me.setData(undefined, { ...before, user: { ...before.user, ...known } })
      mutate(changes, {
        // What is said about it is said in the language it changed to.
        onSuccess: () => void Promise.resolve(isSpoken).then(onSaved),
        onError: (error) => {
          if (before) utils.account.me.setData(undefined, before)
          showError(sentenceFor(error))
        },
        onSettled: () => void utils.account.me.invalidate(),
      })
    },
    [utils, mutate, setColorScheme],
  )
}
