import { createEventStreamParser, type StreamEvent } from './event-stream-parser.ts'

export interface StreamSourceInit {
  withCredentials?: boolean
  headers?: Record<string, string>
  fetch?: typeof fetch
}

/** Why a stream ended; `status` is set when the server answered something else than a stream. */
export interface StreamEnd extends Event {
  status?: number
}

type Listener = (event: Event) => void

/**
 * An EventSource over fetch. The browser's own cannot send an Authorization header, hides the
 * status of a refusal, and comes back after a fixed delay, all clients of a restarted server at once.
 * This one never comes back by itself: whoever opened it decides when.
 */
export class StreamSource {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSED = 2
  readyState = 0
  #listeners = new Map<string, Set<Listener>>()
  #abort = new AbortController()

  constructor(url: string, init: StreamSourceInit = {}) {
    void this.#read(url, init)
  }

  addEventListener(type: string, listener: Listener) {
    const listeners = this.#listeners.get(type) ?? new Set()
    this.#listeners.set(type, listeners.add(listener))
  }

  removeEventListener(type: string, listener: Listener) {
    this.#listeners.get(type)?.delete(listener)
  }

  close() {
    this.readyState = this.CLOSED
    this.#abort.abort()
  }

  async #read(url: string, { headers, fetch = globalThis.fetch }: StreamSourceInit) {
    let status: number | undefined
    try {
      const response = await fetch(url, {
        headers: { accept: 'text/event-stream', ...headers },
        cache: 'no-store',
        // It stays open for as long as the page: what the page shows goes first, and a page whose
        // urgent requests have all been answered counts as loaded.
        priority: 'low',
        signal: this.#abort.signal,
      })
      if (!response.ok || !response.body) {
        status = response.status
        throw new Error(`The stream was refused with ${response.status}.`)
      }
      this.readyState = this.OPEN
      const parser = createEventStreamParser((event) => this.#deliver(event))
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parser.push(part.value)
      }
      this.#end(status)
    } catch {
      // Cut, refused or unreachable: the reader learns of it by the error event.
      this.#end(status)
    }
  }

  #deliver({ type, data, id }: StreamEvent) {
    this.#dispatch(Object.assign(new Event(type), { data, lastEventId: id }))
  }

  #end(status: number | undefined) {
    if (this.readyState === this.CLOSED) return
    this.readyState = this.CLOSED
    this.#dispatch(Object.assign(new Event('error'), status === undefined ? {} : { status }))
  }

  #dispatch(event: Event) {
    for (const listener of this.#listeners.get(event.type) ?? []) listener(event)
  }
}
