import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '#features/sign-in/sign-in.module.css'
import { SignInForm } from '#features/sign-in/sign-in-form.tsx'
import { SignInStory } from '#features/sign-in/sign-in-story.tsx'
import { Mark } from '#shared/frame/mark.tsx'

export function SignInPage() {
  const { t } = useTranslation()
  const { from } = useSearch({ from: '/sign-in' })
  const router = useRouter()

  useEffect(() => {
    document.title = `${t('signIn.title')} · Leora`
  }, [t])

  // The pages behind need the client; the form itself does not wait for it.
  const enter = async () => {
    const { leora } = await import('#shared/session/leora.ts')
    leora.queryClient.clear()
    router.history.push(from ?? '/')
  }

  return (
    <div className={classes.page}>
      <main className={classes.side}>
        <div className={classes.box}>
          <div className={classes.brand}>
            <Mark size={28} />
            Leora
          </div>
          <h1>{t('signIn.title')}</h1>
          <SignInForm onSignedIn={() => void enter()} />
        </div>
      </main>
      <SignInStory />
    </div>
  )
}
