import {
  beginCodeChannelInput,
  codeChannels,
  confirmCodeChannelInput,
  removeCodeChannelInput,
} from '@leora/domain/second-factor/code-channels'
import { z } from 'zod'
import { steppedUpProcedure } from '../trpc.ts'
import { beginCodeChannel, confirmCodeChannel, removeCodeChannel } from './code-channels.ts'

const channelSchema = z.object({ channel: z.enum(codeChannels) })

export const codeChannelProcedures = {
  beginCodeChannel: steppedUpProcedure
    .meta({
      rest: 'POST /account/code-channels',
      summary: 'Begin to have codes sent by mail or text message; sends a first one',
      returns: z.object({ to: z.string() }),
    })
    .input(beginCodeChannelInput)
    .mutation(({ ctx, input }) => beginCodeChannel(ctx, input)),
  confirmCodeChannel: steppedUpProcedure
    .meta({
      rest: 'POST /account/code-channels/confirmation',
      summary: 'Finish with the code that was sent',
      returns: channelSchema,
    })
    .input(confirmCodeChannelInput)
    .mutation(({ ctx, input }) => confirmCodeChannel(ctx, input)),
  removeCodeChannel: steppedUpProcedure
    .meta({
      rest: 'DELETE /account/code-channels/{channel}',
      summary: 'Have no codes sent this way any more',
      returns: channelSchema,
    })
    .input(removeCodeChannelInput)
    .mutation(({ ctx, input }) => removeCodeChannel(ctx, input)),
}
