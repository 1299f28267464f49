import type { Customer } from '@leora/domain/customers/customer'
import type { CustomerChanges } from '@leora/domain/customers/inputs'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { sectionNames, sections } from './customer-fields.ts'
import classes from './customer-record.module.css'
import { EditableField } from './editable-field.tsx'
import { useFieldAccess } from './use-field-access.ts'

interface CustomerSectionsProps {
  customer: Customer
  mayEdit: boolean
  /** `base` is the row as it was when the edit began. */
  onChange: (base: Customer, changes: CustomerChanges) => void
}

export function CustomerSections({ customer, mayEdit, onChange }: CustomerSectionsProps) {
  const access = useFieldAccess()
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={classes.sections}>
      {sectionNames.map((section) => (
        <section key={section} className={classes.section}>
          <h2>{t(`customers.section.${section}`)}</h2>
          <dl>
            {sections[section]
              .filter((field) => access(field) !== 'hidden')
              .map((field) => (
                <EditableField
                  key={field}
                  field={field}
                  customer={customer}
                  mayEdit={mayEdit && access(field) === 'edit'}
                  onChange={onChange}
                />
              ))}
          </dl>
        </section>
      ))}
      <p className={classes.foot}>
        {t('customers.since', { date: format.date(customer.createdAt) })} ·{' '}
        {t('customers.changedAt', { when: format.ago(customer.updatedAt) })}
      </p>
    </div>
  )
}
