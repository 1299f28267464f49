import { QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { Leora } from './create-leora.ts'
import { trpc } from './trpc.ts'

const LeoraContext = createContext<Leora | null>(null)

export interface LeoraProviderProps {
  leora: Leora
  children: ReactNode
}

/** Gives the hooks their client and cache, and keeps the cache right by live notices. */
export function LeoraProvider({ leora, children }: LeoraProviderProps) {
  const { live, queryClient, trpcClient } = leora
  useEffect(() => live.start(), [live])
  return (
    <LeoraContext value={leora}>
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </trpc.Provider>
    </LeoraContext>
  )
}

export function useLeora(): Leora {
  const leora = useContext(LeoraContext)
  if (!leora) throw new Error('Put the page inside <LeoraProvider>.')
  return leora
}
