import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedText {
  to: string
  text: string
  authorization: string | undefined
}

/** A real gateway for text messages on this machine; whoever asks by GET is told what came. */
export interface TextGateway {
  readonly url: string
  readonly texts: readonly ReceivedText[]
  close(): Promise<void>
}

/** Answers with these in turn, then always with the last. */
export async function startTextGateway(...statuses: number[]): Promise<TextGateway> {
  const texts: ReceivedText[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') {
      response.end(JSON.stringify(texts))
      return
    }
    const body = JSON.parse(await readBody(request)) as Omit<ReceivedText, 'authorization'>
    texts.push({ ...body, authorization: request.headers.authorization })
    const status = statuses.length > 1 ? statuses.shift() : statuses[0]
    // As some do, it repeats what it was given.
    response.writeHead(status ?? 200).end(JSON.stringify(body))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/send`,
    texts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
