import type { Priority } from '@leora/domain/customers/account-type'
import { type HealthBand, healthBandOf } from '@leora/domain/customers/customer'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge, Dot, type Tone } from '#shared/parts/badge.tsx'
import classes from './customer-table.module.css'

const priorityTones: Record<Priority, Tone> = { high: 'good', medium: 'info', low: 'neutral' }
const healthTones: Record<HealthBand, Tone> = {
  good: 'good',
  fair: 'warn',
  poor: 'bad',
  unknown: 'neutral',
}

export function PriorityDot({ priority }: { priority: Priority }) {
  const { t } = useTranslation()
  return <Dot tone={priorityTones[priority]}>{t(`standing.priority.${priority}`)}</Dot>
}

/** A score with its band beside it, for colour alone says nothing to many. */
export function HealthFigure({ score }: { score: number | null }) {
  const { t } = useTranslation()
  const band = healthBandOf(score)
  if (score === null) return <span className={classes.soft}>–</span>
  return (
    <span title={t(`standing.health.${band}`)}>
      <Dot tone={healthTones[band]}>{score}</Dot>
    </span>
  )
}

export function CadenceBadge() {
  const { t } = useTranslation()
  return (
    <Badge tone="warn">
      <IconAlertTriangle size={12} aria-hidden /> {t('standing.off')}
    </Badge>
  )
}
