import { useParams } from '@tanstack/react-router'
import { OrderRecord } from '#features/orders/order-record.tsx'

export function OrderPage() {
  const { id } = useParams({ from: '/signed-in/orders/$id' })
  return <OrderRecord id={id} />
}
