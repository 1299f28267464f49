import { createServer } from 'node:net'

/** The preferred port when it is free, else one the system picks. */
export async function choosePort(preferred: number | undefined): Promise<number> {
  if (preferred !== undefined && (await listenOn(preferred)) === preferred) return preferred
  const picked = await listenOn(0)
  if (picked === undefined) throw new Error('The system offers no free port on 127.0.0.1.')
  return picked
}

function listenOn(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address !== null ? address.port : undefined
      server.close(() => resolve(bound))
    })
  })
}
