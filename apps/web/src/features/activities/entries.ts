import type { RouterOutputs } from '@leora/client'

/** An entry of the timeline as JSON brings it. */
export type Entry = RouterOutputs['crm']['customers']['timeline']['items'][number]
export type Change = Extract<Entry, { kind: 'change' }>['change']
