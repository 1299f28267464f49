import { startSignInProvider } from './sign-in-provider.ts'

// The provider as a process of its own, for journeys in a browser: told where to send people back to,
// it says on one line where it is and how one proves to it to be Leora.
const [redirectUri = ''] = process.argv.slice(2)
const provider = await startSignInProvider(redirectUri)
const { issuer, clientId, clientSecret } = provider
process.stdout.write(`${JSON.stringify({ issuer, clientId, clientSecret })}\n`)
process.once('SIGTERM', () => void provider.close())
