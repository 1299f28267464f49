import { trpc } from '@leora/client'
import type { CodeChannel } from '@leora/domain/second-factor/code-channels'
import type { AccountSecurity } from '@leora/domain/second-factor/second-factor'
import { Button } from '@mantine/core'
import { IconMail, IconMessage } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#shared/parts/badge.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import { ChannelSetup } from './channel-setup.tsx'
import { SecurityRow } from './security-row.tsx'

const icons = { email: IconMail, sms: IconMessage }

/** Codes that are sent, as a second choice beside an app or a passkey. */
export function ChannelRows({ security }: { security: AccountSecurity }) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const [adding, setAdding] = useState<CodeChannel | null>(null)
  const refresh = () => utils.account.getSecurity.invalidate()
  const { mutate, isPending } = trpc.account.removeCodeChannel.useMutation({
    onSuccess: () => showToast({ message: t('security.channels.removed') }),
    onError: (error) => showError(sentenceFor(error)),
    onSettled: refresh,
  })
  const hasFirst = security.totp !== null || security.passkeys > 0
  const offered: CodeChannel[] = security.canSendTexts ? ['email', 'sms'] : ['email']
  const set = security.codeChannels.map(({ channel }) => channel)
  return (
    <>
      {[...new Set([...offered, ...set])].map((channel) => {
        const known = security.codeChannels.find((one) => one.channel === channel)
        return (
          <SecurityRow
            key={channel}
            icon={icons[channel]}
            title={t(`security.channels.${channel}`)}
            badge={known && hasFirst && <Badge tone="good">{t('security.page.on')}</Badge>}
            text={
              known && hasFirst
                ? t('security.channels.on', { to: known.to })
                : t(hasFirst ? `security.channels.${channel}Text` : 'security.channels.first')
            }
            action={
              known ? (
                <Button variant="default" disabled={isPending} onClick={() => mutate({ channel })}>
                  {t('security.channels.remove')}
                </Button>
              ) : (
                hasFirst && (
                  <Button variant="default" onClick={() => setAdding(channel)}>
                    {t('security.channels.add')}
                  </Button>
                )
              )
            }
          />
        )
      })}
      {adding && (
        <ChannelSetup
          channel={adding}
          onClose={() => {
            setAdding(null)
            void refresh()
          }}
        />
      )}
    </>
  )
}
