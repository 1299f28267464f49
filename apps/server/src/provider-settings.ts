import { z } from 'zod'
import { isHttpsOrLocal } from './setting-shapes.ts'

/** Where people may sign in beside Leora. */
export const providerSettings = {
  oidcIssuer: {
    variable: 'OIDC_ISSUER',
    value: 'URL',
    help: 'the OpenID Connect provider people may sign in with; it needs the client id and secret beside it',
    must: 'an https address, as the provider writes its issuer',
    shape: z.string().refine(isHttpsOrLocal).optional(),
  },
  oidcClientId: {
    variable: 'OIDC_CLIENT_ID',
    value: 'TEXT',
    help: 'what the provider calls this Leora',
    must: 'the id that the provider gave',
    shape: z.string().min(1).max(300).optional(),
  },
  oidcClientSecret: {
    variable: 'OIDC_CLIENT_SECRET',
    value: 'TEXT',
    help: 'proves to the provider that it is this Leora',
    must: 'the secret that the provider gave',
    shape: z.string().min(1).max(1_000).optional(),
  },
  oidcName: {
    variable: 'OIDC_NAME',
    value: 'TEXT',
    help: 'the name of the provider on the button (single sign-on)',
    must: 'a name of at most 40 characters',
    shape: z.string().max(40).default('single sign-on'),
  },
  oidcFactor: {
    variable: 'OIDC_FACTOR',
    value: 'ask|trust',
    help: 'whether a second factor proven at the provider counts here (ask)',
    must: 'one of ask, trust',
    shape: z.enum(['ask', 'trust']).default('ask'),
  },
  oidcPatience: {
    variable: 'OIDC_PATIENCE',
    value: 'SECONDS',
    help: 'how long a sign-in waits for the provider, all its answers together (5)',
    must: 'a number of seconds between 0.1 and 30',
    shape: z.coerce.number().min(0.1).max(30).default(5),
  },
} as const
