import { connect as connectTo, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A line to a server whose faults a test decides. */
export interface TcpProxy {
  readonly port: number
  /** Bursts sent by the client since the last `forget`, each answered before the next began. */
  flushes(): number
  forget(): void
  open(): number
  /** Every burst of either side arrives this much later. */
  delay(ms: number): void
  /** Ends every connection with a reset and takes new ones. */
  reset(): void
  /** Swallows everything from now on; connections stay open. `heal` lets new bytes pass. */
  blackHole(): void
  /** The client's side stays open while the server's is gone: nobody tells the client. */
  halfOpen(): void
  /** New connections are refused by an immediate reset. */
  refuse(): void
  heal(): void
  close(): Promise<void>
}

interface Line {
  client: Socket
  server: Socket
}

/** Listens on a free port of this machine and passes every byte on to the target. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const lines = new Set<Line>()
  let flushes = 0
  let delayMs = 0
  let isSwallowing = false
  let isRefusing = false

  const server = createServer((client) => {
    if (isRefusing) {
      client.on('error', ignore)
      client.resetAndDestroy()
      return
    }
    const line = { client, server: connectTo(target) }
    lines.add(line)
    client.setNoDelay(true)
    line.server.setNoDelay(true)
    let isClientsTurn = true
    pass(client, line.server, () => {
      if (isClientsTurn) flushes++
      isClientsTurn = false
    })
    pass(line.server, client, () => {
      isClientsTurn = true
    })
    const end = () => {
      lines.delete(line)
      client.destroy()
      line.server.destroy()
    }
    client.on('close', end).on('error', ignore)
    line.server
      .on('close', () => {
        if (!isSwallowing) end()
      })
      .on('error', ignore)
  })

  function pass(from: Socket, to: Socket, onBurst: () => void) {
    let before = Promise.resolve()
    from.on('data', (bytes) => {
      if (isSwallowing) return
      onBurst()
      if (delayMs === 0) {
        to.write(bytes)
        return
      }
      const due = wait(delayMs)
      before = before.then(() => due).then(() => void (to.writable && to.write(bytes)))
    })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    port: address.port,
    flushes: () => flushes,
    forget: () => {
      flushes = 0
    },
    open: () => lines.size,
    delay: (ms) => {
      delayMs = ms
    },
    reset: () => {
      for (const line of lines) line.client.resetAndDestroy()
    },
    blackHole: () => {
      isSwallowing = true
    },
    halfOpen: () => {
      isSwallowing = true
      for (const line of lines) line.server.destroy()
    },
    refuse: () => {
      isRefusing = true
    },
    heal: () => {
      isSwallowing = false
      isRefusing = false
      delayMs = 0
    },
    close: () => {
      for (const line of lines) {
        line.client.destroy()
        line.server.destroy()
      }
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

// A broken line is what the tests ask for; its 'close' says the rest.
function ignore() {
  return undefined
}
