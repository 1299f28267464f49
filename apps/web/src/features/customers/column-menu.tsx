import { hiddenFields } from '@leora/domain/permissions/rights'
import { Button, Checkbox, Popover } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'
import { columnNames, readColumns, writeColumns } from './columns.ts'
import classes from './customers.module.css'
import menuClasses from './view-menu.module.css'

interface ColumnMenuProps {
  columns: string | undefined
  onChange: (columns: string | undefined) => void
}

/** Which columns the table shows; the name of the customer is not for choice. */
export function ColumnMenu({ columns, onChange }: ColumnMenuProps) {
  const { t } = useTranslation()
  const hidden = hiddenFields(useActor(), 'customers')
  const chosen = readColumns(columns)
  return (
    <Popover position="bottom-end" width={240} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.clear}>
          <IconColumns size={14} aria-hidden />
          {t('customers.columns')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('customers.columns')}>
        <div className={menuClasses.columns}>
          {columnNames
            .filter((name) => name !== 'name' && !hidden.includes(name))
            .map((name) => (
              <Checkbox
                key={name}
                label={t(`customers.field.${name}`)}
                checked={chosen.includes(name)}
                onChange={({ currentTarget }) =>
                  onChange(
                    writeColumns(
                      currentTarget.checked
                        ? [...chosen, name]
                        : chosen.filter((other) => other !== name),
                    ),
                  )
                }
              />
            ))}
          {columns !== undefined && (
            <Button variant="default" onClick={() => onChange(undefined)}>
              {t('customers.resetColumns')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
