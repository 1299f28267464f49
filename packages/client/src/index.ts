// The package's one door; within the package files name each other.
export { type EditConflict, readConflict, readCurrent, type Versioned } from './conflict.ts'
export { createLeora, type Leora, type LeoraOptions } from './create-leora.ts'
export { type Failure, type FailureReason, isTransient, readFailure } from './failure.ts'
export { useLiveStatus, useRecentlyChanged } from './live.tsx'
export type { LiveStatus } from './live-connection.ts'
export type { LiveEntity } from './live-queries.ts'
export {
  type Choices,
  type FieldConflict,
  type Merge,
  mergeChanges,
  resolveMerge,
  type Side,
} from './merge.ts'
export { type ErrorMessage, messageFor } from './messages.ts'
export type { RowQueries } from './optimistic.ts'
export { createPhrasebook, type Phrasebook } from './phrasebook.ts'
export { LeoraProvider, useLeora, useMessageFor } from './provider.tsx'
export type { QueuedWrite } from './queue-storage.ts'
export { englishSentences, germanSentences, type Sentences, type Translation } from './sentences.ts'
export type { StepUp } from './step-up-link.ts'
export { type RouterInputs, type RouterOutputs, trpc } from './trpc.ts'
export { type OfflineQueueView, useOfflineQueue } from './use-offline-queue.ts'
export { useOptimisticCreate, useOptimisticDelete, useOptimisticUpdate } from './use-optimistic.ts'
