// The package's one door; within the package files name each other.
export { createLeora, type Leora, type LeoraOptions } from './create-leora.ts'
export { type Failure, type FailureReason, isTransient, readFailure } from './failure.ts'
export { useLiveStatus, useRecentlyChanged } from './live.tsx'
export type { LiveStatus } from './live-connection.ts'
export type { LiveEntity } from './live-queries.ts'
export { type ErrorMessage, messageFor } from './messages.ts'
export { LeoraProvider, useLeora } from './provider.tsx'
export { type RouterInputs, type RouterOutputs, trpc } from './trpc.ts'
