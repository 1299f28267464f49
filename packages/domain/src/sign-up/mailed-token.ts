import { z } from 'zod'

/** What a link in a mail carries. */
export const mailedToken = z.string().regex(/^[\w-]{43}$/, 'This link is not complete.')
