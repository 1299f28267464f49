import type { RouterOutputs } from '@leora/client'

/** What the server says a day begins with. */
export type Today = RouterOutputs['metrics']['getToday']
