export interface OutgoingMail {
  /** The row's id; becomes the Message-ID, so that a second copy can be told as one. */
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
}

/** Hands mail to a server; resolves once the server has taken it. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<void>
}

export interface MailSettings {
  smtpUrl: string
  from: string
}

/** The server refused this mail for good, such as an unknown recipient. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError'
}

/** Without a server's address there is no mailer, and mail waits in the outbox. */
export function createMailer({
  smtpUrl,
  from,
}: {
  smtpUrl: string | undefined
  from: string
}): Mailer | null {
  if (!smtpUrl) return null
  const host = from.match(/@([^<>@\s]+)>?$/)?.[1] ?? 'localhost'
  return {
    async send(mail) {
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({
        url: smtpUrl,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 30_000,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: mail.recipient },
          subject: mail.subject,
          text: mail.body,
          messageId: `<${mail.id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw isRefusal(error) ? new MailRefusedError(error.message, { cause: error }) : error
      } finally {
        transport.close()
      }
    },
  }
}

// A wrong password answers 5xx too, but the operator can put that right: it is worth further tries.
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500
}
