import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { openOwnCeremony } from '@leora/api/passkeys/ceremonies'
import { userHandleOf } from '@leora/api/passkeys/prove-passkey'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestActor } from '../actors.ts'

/** What a test may get wrong, one thing at a time. */
export interface Faults {
  origin?: string
  rpId?: string
  isUserVerified?: boolean
  isUserPresent?: boolean
  counter?: number
  type?: string
  userHandle?: string
  challenge?: string
}

interface MakeQuestion {
  challenge: string
  rp: { id?: string }
  user: { id: string }
}

interface UseQuestion {
  challenge: string
  rpId?: string
}

/** A device with one passkey, in software: real keys, real CBOR, real signatures. */
export class TestPasskey {
  readonly id = randomBytes(32)
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #origin: string
  #userHandle = ''
  #counter = 0

  constructor(origin = 'http://localhost:3000') {
    this.#origin = origin
  }

  get counter(): number {
    return this.#counter
  }

  /** As COSE writes an ES256 key. */
  get publicKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    return cbor([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ])
  }

  /** Answers a question to make a passkey, as `navigator.credentials.create` does. */
  make({ challenge, rp, user }: MakeQuestion, faults: Faults = {}) {
    this.#userHandle = user.id
    const idLength = Buffer.alloc(2)
    idLength.writeUInt16BE(this.id.length)
    const attested = Buffer.concat([Buffer.alloc(16), idLength, this.id, this.publicKey])
    const authData = Buffer.concat([this.#authData(rp.id ?? '', 0x40, faults), attested])
    const attestation = cbor([
      ['fmt', 'none'],
      ['attStmt', []],
      ['authData', authData],
    ])
    return {
      ...this.#frame(),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge, faults).toString(
          'base64url',
        ),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal' as const],
      },
    }
  }

  /** Answers a question to use it, as `navigator.credentials.get` does. */
  use({ challenge, rpId = '' }: UseQuestion, faults: Faults = {}) {
    this.#counter += 1
    const authData = this.#authData(rpId, 0, faults)
    const clientData = this.#clientData('webauthn.get', challenge, faults)
    const signed = Buffer.concat([authData, sha256(clientData)])
    return {
      ...this.#frame(),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
        userHandle: faults.userHandle ?? this.#userHandle,
      },
    }
  }

  #frame() {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  #clientData(type: string, challenge: string, faults: Faults): Buffer {
    const { origin = this.#origin } = faults
    const data = { type: faults.type ?? type, challenge: faults.challenge ?? challenge, origin }
    return Buffer.from(JSON.stringify({ ...data, crossOrigin: false }))
  }

  #authData(rpId: string, moreFlags: number, faults: Faults): Buffer {
    const { isUserPresent = true, isUserVerified = true, counter = this.#counter } = faults
    const flags = (isUserPresent ? 0x01 : 0) | (isUserVerified ? 0x04 : 0) | moreFlags
    const tail = Buffer.alloc(5)
    tail.writeUInt8(flags, 0)
    tail.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(Buffer.from(faults.rpId ?? rpId)), tail])
  }
}

type Person = Pick<TestActor, 'database' | 'userId' | 'sessionId'>

/** The only passkey of this person, laid into the database. */
export async function aStoredPasskey({ database, userId }: Person) {
  await database.admin`delete from auth.passkeys where user_id = ${userId}`
  return await anotherStoredPasskey({ database, userId })
}

export async function anotherStoredPasskey({ database, userId }: Omit<Person, 'sessionId'>) {
  const device = new TestPasskey()
  const id = uuid7()
  await database.admin`
    insert into auth.passkeys (id, user_id, credential_id, public_key, name)
    values (${id}, ${userId}, ${device.id}, ${device.publicKey}, 'Test device')`
  return { id, device }
}

/** What the browser answers when this session adds a passkey. */
export async function aMadePasskey({ database, userId, sessionId }: Person) {
  const challenge = await openOwnCeremony(database.auth, { userId, sessionId }, 'passkey_add')
  const user = { id: userHandleOf(userId).toString('base64url') }
  return new TestPasskey().make({ challenge, rp: { id: 'localhost' }, user })
}

/** What the browser answers when this session proves its only passkey. */
export async function aPasskeyProof(actor: Person) {
  const { device } = await aStoredPasskey(actor)
  const challenge = await openOwnCeremony(actor.database.auth, actor, 'passkey_step_up')
  return device.use({ challenge, rpId: 'localhost' })
}

/** A passkey of this person, added as a browser does it. */
export async function aPasskey({ caller }: Pick<TestActor, 'caller'>, name = 'Test device') {
  const device = new TestPasskey()
  const proof = device.make(await caller.account.beginPasskey())
  const passkey = await caller.account.addPasskey({ name, proof, endOthers: false })
  return { device, passkey }
}

type Cbor = number | string | Buffer | CborMap
type CborMap = readonly (readonly [key: number | string, value: Cbor])[]

// As much of RFC 8949 as WebAuthn needs.
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  }
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = value.flatMap(([key, held]) => [cbor(key), cbor(held)])
  return Buffer.concat([head(5, value.length), ...entries])
}

function head(major: number, size: number): Buffer {
  const start = major << 5
  if (size < 24) return Buffer.from([start | size])
  return size < 256
    ? Buffer.from([start | 24, size])
    : Buffer.from([start | 25, size >> 8, size & 0xff])
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}
