import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import entryClasses from './entry.module.css'
import classes from './sign-in.module.css'
import { loadSignInConfig } from './sign-in-config.ts'
import { Ways } from './ways.tsx'

interface MailedProps {
  /** Who gets the mail, and what it is good for. */
  text: string
  /** To correct the address, or have it sent once more. */
  onAgain: () => void
}

/** The next step lies in a mailbox; the same words whether or not the address is known. */
export function Mailed({ text, onAgain }: MailedProps) {
  const { t } = useTranslation()
  const [showsOutbox, setShowsOutbox] = useState(false)
  useEffect(() => {
    loadSignInConfig().then(
      (config) => setShowsOutbox(config.showsOutbox),
      () => setShowsOutbox(false),
    )
  }, [])
  return (
    <>
      <p className={entryClasses.said} role="status">
        {text}
      </p>
      <p className={classes.hint}>{t('signUp.mailed.hint')}</p>
      <Ways to={showsOutbox ? ['outbox', 'signIn'] : ['signIn']}>
        <button type="button" className={entryClasses.wayBack} onClick={onAgain}>
          {t('signUp.mailed.again')}
        </button>
      </Ways>
    </>
  )
}
