import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import classes from './outbox.module.css'

interface OutboxMail {
  id: string
  recipient: string
  subject: string
  body: string
  html: string
  createdAt: string
}

/** The mail that a demo without a mail server cannot send. */
export function Outbox() {
  const { t, i18n } = useTranslation()
  const [mails, setMails] = useState<OutboxMail[] | 'closed' | null>(null)
  useEffect(() => {
    loadOutbox().then(setMails, () => setMails('closed'))
  }, [])
  if (mails === null) return <PageSkeleton />
  if (mails === 'closed') {
    return (
      <EmptyState
        picture="lost"
        title={t('signUp.outbox.closedTitle')}
        text={t('signUp.outbox.closedText')}
      />
    )
  }
  if (mails.length === 0) {
    return (
      <EmptyState
        picture="quiet"
        title={t('signUp.outbox.emptyTitle')}
        text={t('signUp.outbox.emptyText')}
      />
    )
  }
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return mails.map(({ id, recipient, subject, body, html, createdAt }) => (
    <article key={id} className={classes.mail}>
      <h2>{subject}</h2>
      <p className={classes.head}>
        {t('signUp.outbox.to', { recipient })} · {time.format(new Date(createdAt))}
      </p>
      <div className={classes.parts}>
        {/* Without scripts and without our origin: a mail is never a page of the product. */}
        <iframe
          className={classes.seen}
          title={t('signUp.outbox.seen', { subject })}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={html}
          loading="lazy"
        />
        <p className={classes.body}>
          <WithLinks text={body} />
        </p>
      </div>
    </article>
  ))
}

function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}

async function loadOutbox(): Promise<OutboxMail[] | 'closed'> {
  const response = await fetch('/api/auth/outbox')
  if (!response.ok) return 'closed'
  const { items } = (await response.json()) as { items: OutboxMail[] }
  return items
}
