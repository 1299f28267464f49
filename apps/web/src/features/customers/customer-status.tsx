import type { Customer } from '@leora/domain/customers/customer'
import { useTranslation } from 'react-i18next'
import { Badge, Dot } from '#shared/parts/badge.tsx'
import { statusTones } from './customer-fields.ts'

export function StatusDot({ status }: { status: Customer['status'] }) {
  const { t } = useTranslation()
  return <Dot tone={statusTones[status]}>{t(`customers.status.${status}`)}</Dot>
}

export function StatusBadge({ status }: { status: Customer['status'] }) {
  const { t } = useTranslation()
  return <Badge tone={statusTones[status]}>{t(`customers.status.${status}`)}</Badge>
}
