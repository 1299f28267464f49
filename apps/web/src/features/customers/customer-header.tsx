import { trpc } from '@leora/client'
import type { Customer } from '@leora/domain/customers/customer'
import { canDeleteCustomer } from '@leora/domain/customers/policy'
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowRight,
  IconCircleCheck,
  IconDots,
  IconHelpCircle,
  IconTrash,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import { CopyButton } from '#shared/parts/copy-button.tsx'
import { readCustomerSearch } from '#shared/places/customer-search.ts'
import { useActor } from '#shared/session/me.ts'
import classes from './customer-record.module.css'
import { CustomerStanding } from './customer-standing.tsx'
import { StatusBadge } from './customer-status.tsx'
import { findNextSteps, overLimitMinor } from './next-steps.ts'
import { useDeleteCustomers } from './use-delete-customers.ts'

const OwnAccess = lazy(() =>
  import('./own-access.tsx').then((module) => ({ default: module.OwnAccess })),
)

interface CustomerHeaderProps {
  customer: Customer
  place: 'drawer' | 'page'
  actions: ReactNode
  next: (customer: Customer, otherwise: ReactNode) => ReactNode
}

/** Who, how healthy, what next. */
export function CustomerHeader({ customer, place, actions, next }: CustomerHeaderProps) {
  const { t } = useTranslation()
  const actor = useActor()
  const navigate = useNavigate()
  const deleteCustomers = useDeleteCustomers()
  const [isAsking, setAsking] = useState(false)
  const mayDelete = customer.deletedAt === null && canDeleteCustomer(actor, customer).allowed
  const Heading = place === 'page' ? 'h1' : 'h2'
  const where = [customer.city, customer.region].filter(Boolean).join(', ')

  return (
    <header className={classes.header}>
      <div className={classes.who}>
        <Avatar name={customer.name} size={40} isSquare />
        <div className={classes.whoText}>
          <Heading className={classes.name}>
            <bdi>{customer.name}</bdi>
          </Heading>
          <div className={classes.facts}>
            <span className="num">{customer.number}</span>
            {where && <span>{where}</span>}
            {customer.ownerName && <span>{customer.ownerName}</span>}
          </div>
        </div>
        <div className={classes.headActions} data-no-print>
          {actions}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('customers.moreActions', { name: customer.name })}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconHelpCircle size={16} aria-hidden />}
                onClick={() => setAsking(true)}
              >
                {t('rights.ask.why')}
              </Menu.Item>
              {mayDelete && (
                <Menu.Item
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => {
                    void deleteCustomers([customer])
                    void navigate({
                      to: '/customers',
                      search: (before) => readCustomerSearch({ ...before, customer: undefined }),
                    })
                  }}
                >
                  {t('frame.action.delete')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
          {isAsking && (
            <Suspense>
              <OwnAccess customer={customer} onClose={() => setAsking(false)} />
            </Suspense>
          )}
        </div>
      </div>
      <div className={classes.health}>
        <div>
          <div className={classes.healthLabel}>{t('customers.field.status')}</div>
          <StatusBadge status={customer.status} />
        </div>
        {customer.balanceMinor !== null && (
          <Balance customer={customer} balanceMinor={customer.balanceMinor} />
        )}
      </div>
      <CustomerStanding customer={customer} />
      {next(customer, <NextStep customer={customer} />)}
    </header>
  )
}

function Balance({ customer, balanceMinor }: { customer: Customer; balanceMinor: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const limit = customer.creditLimitMinor
  const share = limit !== null && limit > 0 ? balanceMinor / limit : null
  return (
    <div className={classes.balance}>
      <div className={classes.healthLabel}>{t('customers.field.balanceMinor')}</div>
      <span className={`${classes.figure} num`}>
        {format.money(balanceMinor, customer.currency)}
      </span>
      {limit === null ? null : share === null ? (
        <span className={classes.healthNote}>{t('customers.noCreditLimit')}</span>
      ) : (
        <>
          <span className={classes.meter} aria-hidden>
            <span
              data-over={share > 1 || undefined}
              style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }}
            />
          </span>
          <span className={classes.healthNote}>
            {t('customers.creditUsed', { percent: format.percent(share) })}
          </span>
        </>
      )}
    </div>
  )
}

function NextStep({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: standing } = trpc.crm.customers.explainStanding.useQuery({ id: customer.id })
  const [step] = findNextSteps(customer, standing?.isOffCadence)
  const text = !step
    ? t('customers.next.fine')
    : step === 'overLimit'
      ? t('customers.next.overLimit', {
          amount: format.money(overLimitMinor(customer), customer.currency),
        })
      : t(`customers.next.${step}`)
  const tone = !step ? 'fine' : step === 'overLimit' || step === 'onHold' ? 'warn' : 'todo'
  return (
    <p className={classes.next} data-tone={tone}>
      {step ? <IconArrowRight size={16} aria-hidden /> : <IconCircleCheck size={16} aria-hidden />}
      <span>
        <b>{t('customers.next.title')}</b> {text}
      </span>
    </p>
  )
}

export function CopyLinkButton({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <CopyButton
      text={`${window.location.origin}/customers/${id}`}
      label={t('customers.copyLink')}
    />
  )
}
