import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface ProviderPerson {
  subject: string
  email: string
  isEmailVerified: boolean
  name?: string
  /** How they proved themselves to the provider, such as `otp`. */
  methods?: string[]
}

/** A real OpenID Connect provider on this machine, whose people agree to everything at once. */
export interface SignInProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who is at the keyboard there; from another process it is sent to `/person`. */
  person: ProviderPerson
  /** Answers with proofs whose signature is not its own. */
  isForged: boolean
  /** Requests to a path that begins so are taken and never answered. */
  held: string | null
  /** How many milliseconds each answer takes. */
  delay: number
  /** Resolves once the other side has hung up on every request that was held. */
  untilLeft(): Promise<void>
  /** Goes to an address as the person's browser does, and answers where it is sent back to. */
  visit(url: string): Promise<string>
  close(): Promise<void>
}

const clientId = 'leora'
const clientSecret = 'the-secret-of-a-client-in-tests'

export async function startSignInProvider(redirectUri: string): Promise<SignInProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key of tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/agree/${interaction.uid}` },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => {
        const { email, isEmailVerified, name } = made.person
        return { sub: accountId, email, email_verified: isEmailVerified, name }
      },
    }),
  })
  const serve = provider.callback()
  const waiting: Promise<unknown>[] = []

  async function agree(request: IncomingMessage, response: ServerResponse) {
    const accountId = made.person.subject
    await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId, clientId })
    grant.addOIDCScope('openid email profile')
    const consent = { grantId: await grant.save() }
    await provider.interactionFinished(request, response, {
      login: { accountId, ...(made.person.methods ? { amr: made.person.methods } : {}) },
      consent,
    })
  }
  async function sitDown(request: IncomingMessage, response: ServerResponse) {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    made.person = JSON.parse(Buffer.concat(parts).toString()) as ProviderPerson
    response.writeHead(204).end()
  }
  answer = (request, response) => {
    if (made.held !== null && request.url?.startsWith(made.held)) {
      waiting.push(once(response, 'close'))
    } else if (request.url === '/person') void sitDown(request, response)
    else if (request.url?.startsWith('/agree/')) void agree(request, response)
    else {
      if (made.isForged && request.url === '/token') forgeAnswer(response)
      setTimeout(() => void serve(request, response), made.delay)
    }
  }

  const made: SignInProvider = {
    issuer,
    clientId,
    clientSecret,
    person: { subject: 'ada', email: 'ada@example.test', isEmailVerified: true },
    isForged: false,
    held: null,
    delay: 0,
    async untilLeft() {
      await Promise.all(waiting)
    },
    async visit(url) {
      const cookies = new Map<string, string>()
      for (let at = url; ; ) {
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
        const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const line of response.headers.getSetCookie()) {
          const [pair = ''] = line.split(';')
          cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
        }
        const location = response.headers.get('location')
        if (location === null) throw new Error(`${at} answered ${response.status}.`)
        at = new URL(location, at).href
        if (!at.startsWith(issuer)) return at
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return made
}

function forgeAnswer(response: ServerResponse): void {
  const end = response.end.bind(response)
  const forge = (body: unknown) =>
    String(body).replace(/("id_token":"[^".]+\.[^".]+\.)(.)/, (_, before: string, letter: string) =>
      before.concat(letter === 'A' ? 'B' : 'A'),
    )
  response.end = ((body: unknown) => end(forge(body))) as typeof response.end
}
