import { roles } from '@leora/domain/actor'
import { type Act, grantableActs } from '@leora/domain/permissions/acts'
import { accessesOf, type RuledField, ruledFieldNames } from '@leora/domain/permissions/fields'
import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from '#shared/permissions/rights.module.css'
import { useRightsWords } from '#shared/permissions/use-rights-words.ts'
import { sayRule } from '#shared/states/sentence-for.ts'
import { actGroups, groupNames } from './act-groups.ts'
import { choicesOf, grantsOfRole, type SetDraft, withGrant } from './set-draft.ts'

interface PermissionSetFormProps {
  draft: SetDraft
  isNew: boolean
  faults: Readonly<Record<string, string>>
  onChange: (draft: SetDraft) => void
}

/** Name, rights with their reach, and fields; arrow keys move within a row of choices. */
export function PermissionSetForm({ draft, isNew, faults, onChange }: PermissionSetFormProps) {
  const { t } = useTranslation()
  const words = useRightsWords()
  return (
    <>
      <TextInput
        label={t('rights.roles.name')}
        data-autofocus
        value={draft.name}
        error={faults['name'] && sayRule(faults['name'])}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('rights.roles.description')}
        value={draft.description}
        error={faults['description'] && sayRule(faults['description'])}
        onChange={(event) => onChange({ ...draft, description: event.currentTarget.value })}
      />
      {isNew && (
        <Select
          label={t('rights.roles.startFrom')}
          placeholder="–"
          data={roles
            .filter((role) => role !== 'owner')
            .map((role) => ({ value: role, label: words.role(role) }))}
          onChange={(value) => {
            const role = roles.find((one) => one === value)
            if (role) onChange({ ...draft, ...grantsOfRole(role) })
          }}
        />
      )}
      <p className={classes.hint}>{t('rights.roles.actsHint')}</p>
      {groupNames.map((group) => (
        <div key={group} className={classes.rows}>
          <h3 className={classes.group}>{t(`rights.roles.group.${group}`)}</h3>
          {actGroups[group]
            .filter((act) => grantableActs.includes(act))
            .map((act) => (
              <ActChoice
                key={act}
                act={act}
                draft={draft}
                fault={faults[`grants.${act}`]}
                onChange={onChange}
              />
            ))}
        </div>
      ))}
      <div className={classes.rows}>
        <h3 className={classes.group}>{t('rights.roles.fields')}</h3>
        <p className={classes.hint}>{t('rights.roles.fieldsHint')}</p>
        {ruledFieldNames.map((field) => (
          <FieldChoice key={field} field={field} draft={draft} onChange={onChange} />
        ))}
      </div>
    </>
  )
}

interface ActChoiceProps {
  act: Act
  draft: SetDraft
  fault: string | undefined
  onChange: (draft: SetDraft) => void
}

function ActChoice({ act, draft, fault, onChange }: ActChoiceProps) {
  const words = useRightsWords()
  const choices = choicesOf(act)
  return (
    <div className={classes.choice} data-error={fault ? true : undefined}>
      <span>{words.act(act)}</span>
      <SegmentedControl
        size="xs"
        aria-label={words.act(act)}
        value={draft.grants[act] ?? 'none'}
        data={choices.map((reach) => ({ value: reach ?? 'none', label: words.reach(act, reach) }))}
        onChange={(value) =>
          onChange(withGrant(draft, act, choices.find((reach) => reach === value) ?? null))
        }
      />
      {fault && (
        <span className={classes.fault} role="alert">
          {sayRule(fault)}
        </span>
      )}
    </div>
  )
}

interface FieldChoiceProps {
  field: RuledField
  draft: SetDraft
  onChange: (draft: SetDraft) => void
}

function FieldChoice({ field, draft, onChange }: FieldChoiceProps) {
  const words = useRightsWords()
  const accesses = accessesOf(field)
  const open = accesses.at(-1) ?? 'read'
  return (
    <div className={classes.choice}>
      <span>{words.field(field)}</span>
      <SegmentedControl
        size="xs"
        aria-label={words.field(field)}
        value={draft.fields[field] ?? open}
        data={accesses.map((access) => ({ value: access, label: words.access(access) }))}
        onChange={(value) => {
          const access = accesses.find((one) => one === value) ?? open
          const { [field]: _, ...others } = draft.fields
          onChange({
            ...draft,
            fields: access === open ? others : { ...others, [field]: access },
          })
        }}
      />
    </div>
  )
}
