import { useRouter } from '@tanstack/react-router'

/** Opens the pages behind the sign-in; nothing of whoever was here before is shown there. */
export function useEnter(to = '/'): () => Promise<void> {
  const router = useRouter()
  // The pages behind need the client; the forms before do not wait for it.
  return async () => {
    const { leora } = await import('#shared/session/leora.ts')
    leora.queryClient.clear()
    router.history.push(to)
  }
}
