import { trpc } from '@leora/client'
import type { Priority } from '@leora/domain/customers/account-type'
import type { Customer } from '@leora/domain/customers/customer'
import type { CustomerStanding as Standing } from '@leora/domain/customers/explained-standing'
import { canOverridePriority } from '@leora/domain/customers/priority-override'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExplainedFigure } from '#shared/explanation/explained-figure.tsx'
import { useFormat } from '#shared/format/use-format.ts'
import { withWords } from '#shared/i18n/with-words.ts'
import { Badge, Dot, type Tone } from '#shared/parts/badge.tsx'
import { useActor } from '#shared/session/me.ts'
import { Bone } from '#shared/states/bone.tsx'
import classes from './customer-standing.module.css'

const OverrideForm = lazy(
  withWords(() =>
    import('./override-priority.tsx').then((module) => ({ default: module.OverridePriority })),
  ),
)

const priorityTones: Record<Priority, Tone> = { high: 'good', medium: 'info', low: 'neutral' }

/** Account type, priority, health and cadence, each one click from its reasons. */
export function CustomerStanding({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const { data, error } = trpc.crm.customers.explainStanding.useQuery({ id: customer.id })
  // The record stands without it: what follows from orders is not worth a page of error.
  if (error && !data) return null
  if (!data) {
    return (
      <div className={classes.standing} role="status" aria-label={t('frame.state.loading')}>
        {[72, 56, 64].map((width) => (
          <Bone key={width} width={width} height={32} />
        ))}
      </div>
    )
  }
  return <Loaded customer={customer} standing={data} />
}

function Loaded({ customer, standing }: { customer: Customer; standing: Standing }) {
  const { t } = useTranslation()
  const { explanations, healthScore, isOffCadence, override, priority } = standing
  return (
    <section className={classes.standing} aria-label={t('standing.title')}>
      <Fact label={t('standing.field.accountType')}>
        <ExplainedFigure explanation={explanations.accountType} />
      </Fact>
      <Fact label={t('standing.field.priority')} note={override && <SetNote override={override} />}>
        <Dot tone={priorityTones[priority]}>
          <ExplainedFigure explanation={explanations.priority} />
        </Dot>
        <ChangePriority customer={customer} standing={standing} />
      </Fact>
      <Fact label={t('standing.field.health')}>
        {explanations.health && healthScore !== null ? (
          <span className={classes.health}>
            <ExplainedFigure explanation={explanations.health} />
            <span className={classes.meter} data-tone={toneOf(healthScore)} aria-hidden>
              <span style={{ width: `${healthScore}%` }} />
            </span>
          </span>
        ) : (
          <span className={classes.none}>{t('standing.noHealth')}</span>
        )}
      </Fact>
      <Fact label={t('standing.field.cadence')}>
        {isOffCadence ? (
          <Badge tone="warn">
            <IconAlertTriangle size={12} aria-hidden />{' '}
            <ExplainedFigure explanation={explanations.cadence} />
          </Badge>
        ) : (
          <ExplainedFigure explanation={explanations.cadence} />
        )}
      </Fact>
    </section>
  )
}

interface FactProps {
  label: string
  note?: ReactNode
  children: ReactNode
}

function Fact({ label, note, children }: FactProps) {
  return (
    <div className={classes.fact}>
      <div className={classes.label}>{label}</div>
      <div className={classes.value}>{children}</div>
      {note && <div className={classes.note}>{note}</div>}
    </div>
  )
}

function SetNote({ override }: { override: NonNullable<Standing['override']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const date = format.explained({ kind: 'day', value: override.expiresOn })
  return <>{t('standing.setUntil', { name: override.setByName ?? '', date })}</>
}

function ChangePriority({ customer, standing }: { customer: Customer; standing: Standing }) {
  const { t } = useTranslation()
  const actor = useActor()
  const [isOpen, setOpen] = useState(false)
  if (customer.deletedAt !== null || !canOverridePriority(actor, customer).allowed) return null
  const button = (
    <Button
      variant="subtle"
      size="compact-xs"
      className={classes.change ?? ''}
      aria-haspopup="dialog"
      aria-label={t('standing.override')}
      onClick={() => setOpen(true)}
    >
      {t('standing.change')}
    </Button>
  )
  return isOpen ? (
    <Suspense fallback={button}>
      <OverrideForm id={customer.id} standing={standing} onClose={() => setOpen(false)} />
    </Suspense>
  ) : (
    button
  )
}

function toneOf(score: number): Tone {
  return score >= 67 ? 'good' : score >= 34 ? 'warn' : 'bad'
}
