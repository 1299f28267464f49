import { trpc } from '@leora/client'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import classes from './customer-record.module.css'

/** Which colleagues are editing this customer right now. */
export function Editors({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = trpc.live.editors.useQuery({ customerId }, { retry: false })
  const people = data?.items ?? []
  return (
    <div className={classes.editors} role="status" data-empty={people.length === 0 || undefined}>
      {people.map(({ userId, name }) => (
        <Avatar key={userId} name={name} size={20} />
      ))}
      {people.length > 0 &&
        t('customers.editing', {
          count: people.length,
          names: format.list(people.map(({ name }) => name)),
        })}
    </div>
  )
}
