import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Settings } from '../../env.ts'
import type { Finding } from '../doctor.ts'

const patienceMs = 5000

/** Whether the mail server greets; no mail is sent. */
export async function checkMail({ smtpUrl }: Settings): Promise<Finding[]> {
  if (smtpUrl === undefined) return []
  const { hostname, port, protocol } = new URL(smtpUrl)
  const isTls = protocol === 'smtps:'
  const address = { host: hostname, port: Number(port || (isTls ? 465 : 587)) }
  const socket = isTls ? connectTls({ ...address, servername: hostname }) : connectPlain(address)
  const greeting = await readGreeting(socket)
  socket.destroy()
  const isOk = greeting?.startsWith('220') ?? false
  return [
    isOk
      ? { isOk, text: 'The mail server answers' }
      : {
          isOk,
          text: 'The mail server in SMTP_URL does not answer: check host, port and firewall.',
        },
  ]
}

function readGreeting(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    socket.setTimeout(patienceMs, () => resolve(undefined))
    socket.once('error', () => resolve(undefined))
    socket.once('close', () => resolve(undefined))
    socket.once('data', (chunk) => resolve(chunk.toString('utf8')))
  })
}
