import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { aSelfSignedCertificate } from '@leora/testing/self-signed'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './database.ts'

/** Answers PostgreSQL's request for encryption, with a certificate that nobody vouches for. */
async function anImpostor(): Promise<{ address: string; heard: Buffer[] }> {
  const { key, cert } = await aSelfSignedCertificate()
  const heard: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write('S')
      const secure = new TLSSocket(socket, { isServer: true, key, cert })
      secure.on('error', () => undefined)
      secure.on('data', (data: Buffer) => heard.push(data))
    })
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { address: `localhost:${port}`, heard }
}

test('nothing is said to a database whose certificate nobody vouches for (ASVS 12.3.1, 12.3.2)', async () => {
  const { address, heard } = await anImpostor()
  const url = `postgres://leora_app:secret@${address}/leora?sslmode=verify-full`
  const database = openDatabase({ appUrl: url, authUrl: url, poolSize: 1 })
  onTestFinished(() => database.close())
  const slot = await database.pool.acquire()
  await expect(slot.send('select 1')).rejects.toThrow()
  slot.release()
  await expect(database.app`select 1`).rejects.toThrow(/self-signed certificate/)
  expect(heard).toEqual([])
})
