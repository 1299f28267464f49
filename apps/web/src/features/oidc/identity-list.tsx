import { trpc } from '@leora/client'
import type { Identity } from '@leora/domain/oidc/oidc'
import { Button } from '@mantine/core'
import { IconWorldShare } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import classes from '#shared/parts/proof-list.module.css'
import { Bone } from '#shared/states/bone.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { AttachProvider } from './attach-provider.tsx'
import { RemoveIdentity } from './remove-identity.tsx'
import { useAttachOutcome } from './use-attach-outcome.ts'

/** The accounts at providers that a person signs in with; nothing where there is no provider and never was. */
export function IdentityList() {
  const { t } = useTranslation()
  const [leaving, setLeaving] = useState<Identity | null>(null)
  const { data, error, refetch } = trpc.account.listIdentities.useQuery()
  useAttachOutcome()
  if (data && data.provider === null && data.items.length === 0) return null
  const { provider = null, items = [] } = data ?? {}
  return (
    <section className={classes.proofs} aria-label={t('oidc.title')}>
      <div className={classes.head}>
        <IconWorldShare size={20} className={classes.icon} aria-hidden />
        <div className={classes.about}>
          <h3>{t('oidc.title')}</h3>
          {data && <p>{provider === null ? t('oidc.none') : t('oidc.about', { provider })}</p>}
        </div>
        {provider !== null && <AttachProvider provider={provider} />}
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Bone width="100%" height={48} />}
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((identity) => (
            <Row key={identity.id} identity={identity} onRemove={setLeaving} />
          ))}
        </ul>
      )}
      {leaving && <RemoveIdentity identity={leaving} onClose={() => setLeaving(null)} />}
    </section>
  )
}

interface RowProps {
  identity: Identity
  onRemove: (identity: Identity) => void
}

function Row({ identity, onRemove }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { provider, account, isUsable, createdAt, lastUsedAt } = identity
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <b>{account}</b> {!isUsable && <Badge tone="warn">{t('oidc.old')}</Badge>}
        <p>
          {provider}
          {' · '}
          {t('oidc.linked', { date: format.date(createdAt) })}
          {' · '}
          {lastUsedAt ? t('oidc.used', { ago: format.ago(lastUsedAt) }) : t('oidc.unused')}
        </p>
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.remove ?? ''}
        aria-label={t('oidc.removeIt', { account, provider })}
        onClick={() => onRemove(identity)}
      >
        {t('oidc.remove')}
      </Button>
    </li>
  )
}
