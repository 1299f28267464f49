import { hiddenFields } from '@leora/domain/permissions/rights'
import { Menu } from '@mantine/core'
import { IconCheck, IconColumns } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'
import { columnNames, readColumns, writeColumns } from './columns.ts'
import classes from './customers.module.css'

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
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className={classes.clear}>
          <IconColumns size={14} aria-hidden />
          {t('customers.columns')}
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {columnNames
          .filter((name) => name !== 'name' && !hidden.includes(name))
          .map((name) => {
            const isShown = chosen.includes(name)
            return (
              <Menu.Item
                key={name}
                role="menuitemcheckbox"
                aria-checked={isShown}
                rightSection={isShown ? <IconCheck size={14} aria-hidden /> : null}
                onClick={() =>
                  onChange(
                    writeColumns(
                      isShown ? chosen.filter((other) => other !== name) : [...chosen, name],
                    ),
                  )
                }
              >
                {t(`customers.field.${name}`)}
              </Menu.Item>
            )
          })}
        {columns !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange(undefined)}>{t('customers.resetColumns')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
