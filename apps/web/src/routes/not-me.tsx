import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { NotMe } from '#features/sign-in/not-me.tsx'
import classes from '#features/sign-in/sign-in.module.css'
import { SignInStory } from '#features/sign-in/sign-in-story.tsx'
import { Mark } from '#shared/frame/mark.tsx'

export function NotMePage() {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('sessions.notMe.title')} · Leora`
  }, [t])
  return (
    <div className={classes.page}>
      <main className={classes.side}>
        <div className={classes.box}>
          <div className={classes.brand}>
            <Mark size={28} />
            Leora
          </div>
          <h1>{t('sessions.notMe.title')}</h1>
          {/* Behind the #, so that no server on the way sees or logs it. */}
          <NotMe token={window.location.hash.slice(1)} />
        </div>
      </main>
      <SignInStory />
    </div>
  )
}
