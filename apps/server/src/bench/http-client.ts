import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  body: string
}

/**
 * HTTP/1.1 over one kept-alive socket, one request at a time. Node's own client costs more than
 * the server's whole answer; this one costs a write and a search for the header's end.
 */
export interface HttpClient {
  send(request: Buffer): Promise<Answer>
  close(): void
}

export async function openHttpClient(port: number): Promise<HttpClient> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(opened))
    opened.once('error', reject)
  })
  let pending: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null
  let received: Buffer = Buffer.alloc(0)

  const fail = (error: Error) => {
    pending?.reject(error)
    pending = null
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server closed the connection.')))
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const answer = parseAnswer(received)
    if (!answer) return
    received = Buffer.alloc(0)
    const waiting = pending
    pending = null
    waiting?.resolve(answer)
  })

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

const headEnd = Buffer.from('\r\n\r\n')

function parseAnswer(bytes: Buffer): Answer | null {
  const end = bytes.indexOf(headEnd)
  if (end < 0) return null
  const head = bytes.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`An answer without a length: ${head}`)
  const bodyEnd = end + 4 + Number(length)
  if (bytes.length < bodyEnd) return null
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', end + 4, bodyEnd) }
}

export interface RequestOptions {
  method: 'GET' | 'POST'
  path: string
  cookie?: string
  body?: unknown
}

export function encodeRequest({ method, path, cookie, body }: RequestOptions): Buffer {
  const payload = body === undefined ? '' : JSON.stringify(body)
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'sec-fetch-site: same-origin',
    ...(cookie ? [`cookie: ${cookie}`] : []),
    ...(payload
      ? ['content-type: application/json', `content-length: ${Buffer.byteLength(payload)}`]
      : []),
    '',
    '',
  ]
  return Buffer.from(lines.join('\r\n') + payload)
}
