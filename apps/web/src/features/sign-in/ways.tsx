import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import entryClasses from './entry.module.css'
import classes from './sign-in.module.css'

const ways = {
  signIn: { to: '/sign-in', words: 'signUp.way.signIn' },
  signUp: { to: '/sign-up', words: 'signUp.way.signUp' },
  forgot: { to: '/forgot', words: 'signUp.way.forgot' },
  outbox: { to: '/outbox', words: 'signUp.way.outbox' },
} as const

export type Way = keyof typeof ways

/** Where one goes on from here. */
export function Ways({ to, children }: { to: readonly Way[]; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <nav className={entryClasses.ways} aria-label={t('signUp.way.title')}>
      {children}
      {to.map((way) => (
        <Link key={way} to={ways[way].to}>
          {t(ways[way].words)}
        </Link>
      ))}
    </nav>
  )
}

/** What came of it, and where one goes on from here. */
export function Outcome({ text, to }: { text: string; to: readonly Way[] }) {
  return (
    <>
      <p className={entryClasses.said} role="status">
        {text}
      </p>
      <Ways to={to} />
    </>
  )
}

/** A link that no longer works, and how to come by another. */
export function Closed({ sentence, to }: { sentence: string | null; to: readonly Way[] }) {
  return (
    <>
      <p className={classes.refusal} role="alert">
        {sentence}
      </p>
      <Ways to={to} />
    </>
  )
}
