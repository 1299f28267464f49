import { trpc } from '@leora/client'
import type { Member } from '@leora/domain/admin/admin'
import { type ExplainedAct, explainedActs } from '@leora/domain/permissions/explain-access'
import { Modal, SegmentedControl, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccessAnswer } from '#shared/permissions/access-answer.tsx'
import classes from '#shared/permissions/rights.module.css'

/** What a member may do with a customer one chooses, and why. */
export function MemberAccess({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation()
  const { name } = member
  const [act, setAct] = useState<ExplainedAct>('customers.read')
  const [customerId, setCustomerId] = useState<string | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rights.ask.whatTitle', { name })}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
      size={480}
    >
      <div className={classes.form}>
        <CustomerChoice onChoose={setCustomerId} />
        <SegmentedControl
          size="xs"
          aria-label={t('rights.ask.act')}
          value={act}
          data={explainedActs.map((one) => ({ value: one, label: t(`rights.ask.acts.${one}`) }))}
          onChange={(value) => setAct(explainedActs.find((one) => one === value) ?? act)}
        />
        {customerId === null ? (
          <p className={classes.hint}>{t('rights.ask.pick', { name })}</p>
        ) : (
          <Answer userId={member.userId} customerId={customerId} act={act} onFollow={onClose} />
        )}
      </div>
    </Modal>
  )
}

function CustomerChoice({ onChoose }: { onChoose: (id: string | null) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text.trim(), 200)
  const { data } = trpc.crm.customers.search.useQuery(
    { text: settled, limit: 8 },
    { enabled: settled !== '', placeholderData: keepPreviousData },
  )
  return (
    <Select
      label={t('rights.ask.customer')}
      placeholder={t('rights.ask.customerHint')}
      data-autofocus
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      // The server has chosen already; names in other scripts would not match the letters typed.
      filter={({ options }) => options}
      data={(data?.items ?? []).map(({ id, name, number }) => ({
        value: id,
        label: `${name} · ${number}`,
      }))}
      onChange={onChoose}
    />
  )
}

interface AnswerProps {
  userId: string
  customerId: string
  act: ExplainedAct
  onFollow: () => void
}

function Answer({ userId, customerId, act, onFollow }: AnswerProps) {
  const { data, error, refetch } = trpc.admin.explainAccess.useQuery({
    userId,
    entityType: 'customers',
    entityId: customerId,
    act,
  })
  return (
    <AccessAnswer answer={data} error={error} onRetry={() => void refetch()} onFollow={onFollow} />
  )
}
