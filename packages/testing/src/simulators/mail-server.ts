import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly messageId: string
  readonly recipient: string
  readonly text: string
}

/** A real mail server on this machine; a test decides what it answers. */
export interface MailServer {
  readonly url: string
  /** What came in, whether it was taken or refused. */
  readonly received: readonly ReceivedMail[]
  /** The next mail to this recipient that says so, or one that is already there. */
  next(recipient: string, saying?: string): Promise<ReceivedMail>
  close(): Promise<void>
}

export interface MailServerOptions {
  /** Resolves to take the mail; throws a `MailRefusal` to refuse it. */
  onMail?: (mail: ReceivedMail) => Promise<void> | void
  /** Throws to refuse a recipient. */
  onRecipient?: (recipient: string) => void
  /** Offers encryption with this certificate. */
  certificate?: { key: string; cert: string }
}

export class MailRefusal extends Error {
  override readonly name = 'MailRefusal'
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

export async function startMailServer({
  onMail = () => undefined,
  onRecipient = () => undefined,
  certificate,
}: MailServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const waiting = new Set<(mail: ReceivedMail) => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: certificate ? ['AUTH'] : ['STARTTLS', 'AUTH'],
    ...certificate,
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      settle(() => onRecipient(address), done)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        const mail: ReceivedMail = {
          messageId: text.match(/^Message-ID: (.+?)\r?$/im)?.[1] ?? '',
          recipient: session.envelope.rcptTo[0]?.address ?? '',
          text,
        }
        received.push(mail)
        for (const tell of waiting) tell(mail)
        settle(() => onMail(mail), done)
      })
    },
  })
  // A client that is killed resets its connection, which is what some tests do.
  server.on('error', () => undefined)
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      resolve(address !== null && typeof address !== 'string' ? address.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    next(recipient, saying = '') {
      const isIt = (mail: ReceivedMail) =>
        mail.recipient === recipient && mail.text.includes(saying)
      const there = received.find(isIt)
      if (there) return Promise.resolve(there)
      return new Promise((resolve) => {
        const tell = (mail: ReceivedMail) => {
          if (!isIt(mail)) return
          waiting.delete(tell)
          resolve(mail)
        }
        waiting.add(tell)
      })
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function settle(act: () => Promise<void> | void, done: (error?: Error) => void): void {
  Promise.resolve()
    .then(act)
    .then(
      () => done(),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    )
}
