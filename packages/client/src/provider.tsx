import { QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect } from 'react'
import type { Leora } from './create-leora.ts'
import { type ErrorMessage, messageFor } from './messages.ts'
import type { Translation } from './sentences.ts'
import { trpc } from './trpc.ts'

const LeoraContext = createContext<Leora | null>(null)
const TranslationContext = createContext<Translation | undefined>(undefined)

export interface LeoraProviderProps {
  leora: Leora
  /** The sentences of failures in the reader's language; English without it. */
  translation?: Translation
  children: ReactNode
}

/** Gives the hooks their client and cache, and keeps the cache right by live notices. */
export function LeoraProvider({ leora, translation, children }: LeoraProviderProps) {
  const { live, offline, queryClient, trpcClient } = leora
  useEffect(() => live.start(), [live])
  useEffect(() => offline.start(), [offline])
  return (
    <LeoraContext value={leora}>
      <TranslationContext value={translation}>
        <trpc.Provider client={trpcClient} queryClient={queryClient}>
          <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
        </trpc.Provider>
      </TranslationContext>
    </LeoraContext>
  )
}

export function useLeora(): Leora {
  const leora = useContext(LeoraContext)
  if (!leora) throw new Error('Put the page inside <LeoraProvider>.')
  return leora
}

export function useTranslation(): Translation | undefined {
  return useContext(TranslationContext)
}

/** `messageFor` in the reader's language. */
export function useMessageFor(): (error: unknown) => ErrorMessage {
  const translation = useTranslation()
  return useCallback((error) => messageFor(error, translation), [translation])
}
