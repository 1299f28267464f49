import { type Role, roles } from '@leora/domain/actor'
import { type Act, ruleOf } from '@leora/domain/permissions/acts'
import { ruledFieldNames } from '@leora/domain/permissions/fields'
import { fieldAccess, reachOf, rightsOf } from '@leora/domain/permissions/rights'
import { Select } from '@mantine/core'
import { IconCheck, IconCrown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '#shared/frame/use-screen.ts'
import classes from '#shared/permissions/rights.module.css'
import { useRightsWords } from '#shared/permissions/use-rights-words.ts'
import { actGroups, groupNames } from './act-groups.ts'

interface Holder {
  role: Role
  permissionSet: null
}

const everybody: readonly Holder[] = roles.map((role) => ({ role, permissionSet: null }))
// What is the same for every role says nothing about any.
const differing = ruledFieldNames.filter((field) =>
  everybody.some((holder) => rightsOf(holder).fields[field] !== undefined),
)

/** What each of Leora's own roles may do: side by side, or one at a time where a phone has no room. */
export function RoleMatrix() {
  const { t } = useTranslation()
  const words = useRightsWords()
  const isPhone = useIsPhone()
  const [chosen, setChosen] = useState<Role>('rep')
  const holders = isPhone ? everybody.filter(({ role }) => role === chosen) : everybody
  return (
    <div className={classes.section}>
      <div className={classes.sectionHead}>
        <div>
          <h2 id="built-in-title">{t('rights.roles.builtIn')}</h2>
          <p>{t('rights.roles.builtInText')}</p>
        </div>
      </div>
      {isPhone && (
        <Select
          label={t('rights.roles.ofRole')}
          data={roles.map((role) => ({ value: role, label: words.role(role) }))}
          value={chosen}
          onChange={(value) => setChosen(roles.find((role) => role === value) ?? chosen)}
          allowDeselect={false}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-labelledby="built-in-title">
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('rights.roles.right')}</th>
              {holders.map(({ role }) => (
                <th key={role} scope="col">
                  {words.role(role)}
                </th>
              ))}
            </tr>
          </thead>
          {groupNames.map((group) => (
            <tbody key={group}>
              <tr className={classes.groupRow}>
                <th scope="colgroup" colSpan={holders.length + 1}>
                  {t(`rights.roles.group.${group}`)}
                </th>
              </tr>
              {actGroups[group].map((act) => (
                <ActRow key={act} act={act} holders={holders} />
              ))}
            </tbody>
          ))}
          <tbody>
            <tr className={classes.groupRow}>
              <th scope="colgroup" colSpan={holders.length + 1}>
                {t('rights.roles.fields')}
              </th>
            </tr>
            {differing.map((field) => (
              <tr key={field}>
                <th scope="row">{words.field(field)}</th>
                {holders.map((holder) => (
                  <td key={holder.role} className={classes.soft}>
                    {words.access(fieldAccess(holder, field))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function ActRow({ act, holders }: { act: Act; holders: readonly Holder[] }) {
  const { t } = useTranslation()
  const words = useRightsWords()
  return (
    <tr>
      <th scope="row">
        {words.act(act)}{' '}
        {ruleOf(act).isReserved && (
          <span className={classes.soft} title={t('rights.roles.onlyOwners')}>
            <IconCrown size={14} aria-label={t('rights.roles.onlyOwners')} />
          </span>
        )}
      </th>
      {holders.map((holder) => (
        <td key={holder.role}>
          {reachOf(holder, act) === null ? (
            <span className={classes.no}>
              <span aria-hidden>–</span>
              <span className="sr-only">{t('rights.roles.no')}</span>
            </span>
          ) : (
            <span className={classes.yes}>
              <IconCheck size={16} aria-hidden />
              <span className="sr-only">{t('rights.roles.yes')}</span>
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}
