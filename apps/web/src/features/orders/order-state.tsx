import type { OrderState } from '@leora/domain/orders/order'
import { useTranslation } from 'react-i18next'
import { Dot, type Tone } from '#shared/parts/badge.tsx'

const tones: Record<OrderState, Tone> = {
  draft: 'neutral',
  confirmed: 'info',
  partially_allocated: 'info',
  allocated: 'info',
  picked: 'info',
  shipped: 'accent',
  invoiced: 'good',
  cancelled: 'neutral',
}

export function OrderStateDot({ state }: { state: OrderState }) {
  const { t } = useTranslation()
  return <Dot tone={tones[state]}>{t(`orders.state.${state}`)}</Dot>
}
