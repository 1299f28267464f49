import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { aSelfSignedCertificate } from '@leora/testing/self-signed'
import { startMailServer } from '@leora/testing/simulators/mail-server'
import { expect, onTestFinished, test } from 'vitest'
import { createMailer } from './mailer.ts'

const mail = { id: '1', recipient: 'bo@example.test', subject: 'Hello', body: 'A secret link' }

test('no mail is given to a server whose certificate nobody vouches for (ASVS 12.3.2)', async () => {
  const server = await startMailServer({ certificate: await aSelfSignedCertificate() })
  onTestFinished(() => server.close())
  const mailer = createMailer({
    smtpUrl: server.url,
    from: 'leora@example.test',
    publicUrl: 'http://localhost:3000',
  })
  onTestFinished(() => mailer?.close())
  await expect(mailer?.send(mail)).rejects.toThrow(/self-signed/)
  expect(server.received).toEqual([])
})

test('a server elsewhere that offers no encryption is told nothing (ASVS 12.3.1)', async () => {
  const heard: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 plain.example.test\r\n')
    socket.on('data', (data: Buffer) => {
      heard.push(data.toString())
      socket.write(data.toString().startsWith('EHLO') ? '250 plain.example.test\r\n' : '502 No\r\n')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  // Reaches this machine, too, but does not look like it.
  const mailer = createMailer({
    smtpUrl: `smtp://0.0.0.0:${port}`,
    from: 'leora@example.test',
    publicUrl: 'http://localhost:3000',
  })
  onTestFinished(() => mailer?.close())
  await expect(mailer?.send(mail)).rejects.toThrow()
  expect(heard.join('')).not.toMatch(/MAIL FROM|secret/)
  expect(heard.join('')).toContain('STARTTLS')
})
