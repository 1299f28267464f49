import { trpc } from '@leora/client'
import type { CodeChannel } from '@leora/domain/second-factor/code-channels'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import type { SentCode } from './factor-form.tsx'

/** Has a code sent to somebody who is signed in and proves to be there. */
export function useSendCode(): (method: CodeChannel) => Promise<SentCode> {
  const { mutateAsync: send } = trpc.account.sendStepUpCode.useMutation()
  return async (method) => {
    try {
      const { to } = await send({ method })
      return { isSent: true, to }
    } catch (error) {
      return { isSent: false, sentence: sentenceFor(error) }
    }
  }
}
