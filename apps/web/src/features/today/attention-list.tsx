import type { AttentionReason } from '@leora/domain/metrics'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import { Badge, type Tone } from '#shared/parts/badge.tsx'
import { EmptyState } from '#shared/states/empty-state.tsx'
import classes from './today.module.css'
import type { Today } from './today.ts'

const tones: Record<AttentionReason, Tone> = {
  over_credit_limit: 'bad',
  on_hold: 'warn',
  without_owner: 'info',
  dormant: 'neutral',
}

export function AttentionList({ attention }: { attention: Today['attention'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className={classes.card} aria-labelledby="attention-title">
      <h2 id="attention-title">{t('today.attention')}</h2>
      {attention.length === 0 ? (
        <EmptyState
          picture="quiet"
          title={t('today.attentionEmptyTitle')}
          text={t('today.attentionEmptyText')}
          isSmall
          action={
            <Button component={Link} to="/customers" variant="default">
              {t('today.seeCustomers')}
            </Button>
          }
        />
      ) : (
        <ul>
          {attention.map(({ customer, reasons }) => (
            <li key={customer.id}>
              <Link to="/customers/$id" params={{ id: customer.id }} className={classes.attention}>
                <Avatar name={customer.name} size={28} isSquare />
                <span className={classes.attentionText}>
                  <bdi className={classes.attentionName}>{customer.name}</bdi>
                  <span className={classes.soft}>
                    {[customer.city, customer.ownerName].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <span className={classes.reasons}>
                  {reasons.map((reason) => (
                    <Badge key={reason} tone={tones[reason]}>
                      {t(`today.reason.${reason}`)}
                    </Badge>
                  ))}
                </span>
                <span className={`${classes.amount} num`}>
                  {customer.balanceMinor !== null &&
                    format.money(customer.balanceMinor, customer.currency)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
