/** The decoded part of a received mail that has this type; undefined where it has none. */
export function readPart(mail: string, type: 'text/plain' | 'text/html'): string | undefined {
  const boundary = /boundary="?([^"\r\n;]+)"?/i.exec(mail)?.[1]
  const parts = boundary === undefined ? [mail] : mail.split(`--${boundary}`)
  const part = parts.find((one) => one.toLowerCase().includes(`content-type: ${type}`))
  if (part === undefined) return undefined
  const end = part.indexOf('\r\n\r\n')
  const content = part.slice(end + 4)
  const isBase64 = /^content-transfer-encoding: base64/im.test(part.slice(0, end))
  return (isBase64 ? Buffer.from(content, 'base64') : fromQuotedPrintable(content)).toString('utf8')
}

function fromQuotedPrintable(text: string): Buffer {
  const unfolded = text.replace(/=\r\n/g, '')
  const bytes = unfolded.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1')
}
