import type { Transporter } from 'nodemailer'
import { mailHtml } from './mail-html.ts'

export interface OutgoingMail {
  /** The row's id; becomes the Message-ID, so that a second copy can be told as one. */
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
}

/** Hands mail to a server. */
export interface Mailer {
  /** Resolves once the server has taken it. */
  send(mail: OutgoingMail): Promise<void>
  /** Ends the idle connections; the next mail opens new ones. */
  close(): void
}

/** The server refused this mail for good, such as an unknown recipient. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError'
}

/** The mail did not leave; another try may help. */
export class MailFailedError extends Error {
  override readonly name = 'MailFailedError'
}

export interface MailSettings {
  smtpUrl: string | undefined
  from: string
  /** Where links may lead. */
  publicUrl: string
}

/** Without a server's address there is no mailer, and mail waits in the outbox. */
export function createMailer({ smtpUrl, from, publicUrl }: MailSettings): Mailer | null {
  if (!smtpUrl) return null
  const host = from.match(/@([^<>@\s]+)>?$/)?.[1] ?? 'localhost'
  let transport: Promise<Transporter> | undefined
  return {
    async send(mail) {
      transport ??= openTransport(smtpUrl)
      const opened = await transport
      try {
        await opened.sendMail({
          from,
          to: { name: '', address: mail.recipient },
          subject: mail.subject,
          text: mail.body,
          html: mailHtml(mail, publicUrl),
          messageId: `<${mail.id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        if (!(error instanceof Error)) throw error
        const said = withoutLogin(error.message, new URL(smtpUrl))
        throw isRefusal(error) ? new MailRefusedError(said) : new MailFailedError(said)
      }
    },
    close() {
      const opened = transport
      transport = undefined
      opened?.then((one) => one.close()).catch(() => undefined)
    },
  }
}

async function openTransport(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url,
    pool: true,
    // Mail holds links that sign people in; only on this machine may it travel in the clear.
    requireTLS: !isThisMachine(new URL(url).hostname),
    maxConnections: 4,
    // A server that ends an idle connection costs one repetition here, not a try of the job.
    maxRequeues: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.')
}

// A server may repeat the login in what it says, and that is kept for people to read. The driver's own
// error goes no further: it carries the same words in other fields.
function withoutLogin(said: string, { username, password }: URL): string {
  if (password === '') return said
  const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)]
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
  const forms = [base64(`\u0000${user}\u0000${secret}`), base64(secret), secret, password]
  return forms.reduce((text, form) => text.replaceAll(form, '[hidden]'), said)
}

// A wrong password answers 5xx too, but the operator can put that right: it is worth further tries.
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500
}
