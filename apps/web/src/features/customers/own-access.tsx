import { trpc } from '@leora/client'
import type { Customer } from '@leora/domain/customers/customer'
import { type ExplainedAct, explainedActs } from '@leora/domain/permissions/explain-access'
import { Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccessAnswer } from '#shared/permissions/access-answer.tsx'

/** Why may I see or change this very customer? */
export function OwnAccess({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation()
  const [act, setAct] = useState<ExplainedAct>('customers.read')
  const { data, error, refetch } = trpc.account.explainAccess.useQuery({
    entityType: 'customers',
    entityId: customer.id,
    act,
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rights.ask.whyTitle', { name: customer.name })}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
      size={480}
    >
      <SegmentedControl
        size="xs"
        aria-label={t('rights.ask.act')}
        value={act}
        data={explainedActs.map((one) => ({ value: one, label: t(`rights.ask.acts.${one}`) }))}
        onChange={(value) => setAct(explainedActs.find((one) => one === value) ?? act)}
      />
      <AccessAnswer answer={data} error={error} onRetry={() => void refetch()} onFollow={onClose} />
    </Modal>
  )
}
