import { trpc } from '@leora/client'
import type { Passkey } from '@leora/domain/passkeys/passkey'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import classes from '#shared/parts/proof-list.module.css'
import { canUsePasskeys } from '#shared/passkeys/can-use-passkeys.ts'
import { Bone } from '#shared/states/bone.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { AddPasskey } from './add-passkey.tsx'
import { RemovePasskey } from './remove-passkey.tsx'
import { RenamePasskey } from './rename-passkey.tsx'

type Act = { kind: 'add' } | { kind: 'rename' | 'remove'; passkey: Passkey }

/** The passkeys a person signs in with. */
export function PasskeyList() {
  const { t } = useTranslation()
  const [act, setAct] = useState<Act | null>(null)
  const { data, error, refetch } = trpc.account.listPasskeys.useQuery()
  const close = () => setAct(null)
  return (
    <section className={classes.proofs} aria-label={t('passkeys.title')}>
      <div className={classes.head}>
        <IconFingerprint size={20} className={classes.icon} aria-hidden />
        <div className={classes.about}>
          <h3>{t('passkeys.title')}</h3>
          <p>{t(canUsePasskeys() ? 'passkeys.about' : 'passkeys.refusal.elsewhere')}</p>
        </div>
        {canUsePasskeys() && (
          <Button variant="default" onClick={() => setAct({ kind: 'add' })}>
            {t('passkeys.add')}
          </Button>
        )}
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Bone width="100%" height={48} />}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {data.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} onAct={setAct} />
          ))}
        </ul>
      )}
      {act?.kind === 'add' && <AddPasskey onClose={close} />}
      {act?.kind === 'rename' && <RenamePasskey passkey={act.passkey} onClose={close} />}
      {act?.kind === 'remove' && <RemovePasskey passkey={act.passkey} onClose={close} />}
    </section>
  )
}

function Row({ passkey, onAct }: { passkey: Passkey; onAct: (act: Act) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, createdAt, lastUsedAt, isBackedUp } = passkey
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <b>{name}</b> {isBackedUp && <Badge tone="neutral">{t('passkeys.backedUp')}</Badge>}
        <p>
          {t('passkeys.added', { date: format.date(createdAt) })}
          {' · '}
          {lastUsedAt ? t('passkeys.used', { ago: format.ago(lastUsedAt) }) : t('passkeys.unused')}
        </p>
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('passkeys.acts', { name })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onAct({ kind: 'rename', passkey })}>
            {t('passkeys.rename')}
          </Menu.Item>
          <Menu.Item onClick={() => onAct({ kind: 'remove', passkey })}>
            {t('passkeys.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}
