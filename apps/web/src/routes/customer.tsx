import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CopyLinkButton } from '#features/customers/customer-header.tsx'
import classes from '#features/customers/customer-record.module.css'
import { CustomerRecord } from '#features/customers/customer-record.tsx'
import { useCustomerParts } from './customer-parts.tsx'

export function CustomerPage() {
  const { t } = useTranslation()
  const parts = useCustomerParts()
  const { id } = useParams({ from: '/signed-in/customers/$id' })
  return (
    <>
      <Link to="/customers" className={classes.back} data-no-print>
        <IconArrowLeft size={14} aria-hidden />
        {t('customers.backToList')}
      </Link>
      <CustomerRecord
        id={id}
        place="page"
        parts={parts}
        headingActions={<CopyLinkButton id={id} />}
      />
    </>
  )
}
