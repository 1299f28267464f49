export interface StreamEvent {
  type: string
  data: string
  id: string
}

/** Reads `text/event-stream` (WHATWG HTML, 9.2.6) from pieces cut anywhere. */
export function createEventStreamParser(onEvent: (event: StreamEvent) => void) {
  let rest = ''
  let type = ''
  let data: string[] = []
  let id = ''

  function take(line: string) {
    if (line === '') {
      if (data.length > 0) onEvent({ type: type || 'message', data: data.join('\n'), id })
      type = ''
      data = []
      return
    }
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') type = value
    else if (field === 'data') data.push(value)
    else if (field === 'id' && !value.includes('\0')) id = value
  }

  return {
    push(text: string) {
      rest += text
      // A CR at the very end may be the first half of CRLF, so it waits for the next piece.
      const lines = rest.split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      for (const line of lines) take(line)
    },
  }
}
