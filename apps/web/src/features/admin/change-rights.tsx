import { trpc } from '@leora/client'
import { type Role, roles } from '@leora/domain/actor'
import type { Member } from '@leora/domain/admin/admin'
import { compareRights } from '@leora/domain/permissions/compare-rights'
import type { PermissionSet } from '@leora/domain/permissions/permission-set'
import { canAssignPermissionSet } from '@leora/domain/permissions/policy'
import { rightsOf } from '@leora/domain/permissions/rights'
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '#shared/permissions/rights.module.css'
import { RightsEffect } from '#shared/permissions/rights-effect.tsx'
import { useRightsWords } from '#shared/permissions/use-rights-words.ts'
import { useActor } from '#shared/session/me.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import { showToast } from '#shared/toast/toast.tsx'

type Choice = { kind: 'role'; role: Role } | { kind: 'set'; set: PermissionSet }

const keyOf = (choice: Choice) =>
  choice.kind === 'role' ? `role:${choice.role}` : `set:${choice.set.id}`

/** One member's role or permission set, why it changes, and what the change would do. */
export function ChangeRights({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rights.change.title', { name: member.name })}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
      size={520}
    >
      <ChangeRightsForm member={member} onClose={onClose} />
    </Modal>
  )
}

function ChangeRightsForm({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation()
  const actor = useActor()
  const words = useRightsWords()
  const { data: sets = [] } = trpc.admin.listPermissionSets.useQuery()
  const [chosen, setChosen] = useState<Choice | null>(null)
  const [reason, setReason] = useState('')
  const save = useSaveRights(member, onClose)
  const mine = sets.find(({ id }) => id === member.permissionSet?.id)
  const current: Choice =
    member.permissionSet && mine ? { kind: 'set', set: mine } : { kind: 'role', role: member.role }
  const choices: Choice[] = [
    ...roles.map((role) => ({ kind: 'role', role }) as const),
    ...sets.map((set) => ({ kind: 'set', set }) as const),
  ]
  const next = chosen ?? current
  const maySet = canAssignPermissionSet(actor, member).allowed

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.send(next, reason)
      }}
    >
      <Select
        label={t('rights.change.choose')}
        data-autofocus
        allowDeselect={false}
        value={keyOf(next)}
        onChange={(key) => setChosen(choices.find((one) => keyOf(one) === key) ?? null)}
        description={
          next.kind === 'set'
            ? t('rights.change.setHint', { role: words.role(member.role) })
            : t(`admin.members.about.${next.role}`)
        }
        data={[
          {
            group: t('rights.change.roles'),
            items: roles.map((role) => ({ value: `role:${role}`, label: words.role(role) })),
          },
          {
            group: t('rights.change.sets'),
            items: sets.map(({ id, name }) => ({
              value: `set:${id}`,
              label: name,
              disabled: !maySet,
            })),
          },
        ]}
      />
      <TextInput
        label={t('rights.change.reason')}
        description={t('rights.change.reasonHint')}
        value={reason}
        error={save.error}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {keyOf(next) !== keyOf(current) && (
        <RightsEffect change={compareRights(rightsOfChoice(current), rightsOfChoice(next))} />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('frame.action.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={keyOf(next) === keyOf(current)}>
          {t('rights.change.save')}
        </Button>
      </div>
    </form>
  )
}

function rightsOfChoice(choice: Choice) {
  return choice.kind === 'role'
    ? rightsOf({ role: choice.role, permissionSet: null })
    : { grants: choice.set.grants, fields: choice.set.fields }
}

function useSaveRights(member: Member, onSaved: () => void) {
  const { t } = useTranslation()
  const words = useRightsWords()
  const utils = trpc.useUtils()
  const [error, setError] = useState<string | null>(null)
  const shared = {
    onError: (failure: unknown) => {
      const { fields, sentence } = describeError(failure)
      setError(fields['reason'] ?? sentence)
    },
    onSettled: () =>
      Promise.all([
        utils.admin.listMembers.invalidate(),
        utils.admin.listPermissionSets.invalidate(),
      ]),
  }
  const setRole = trpc.admin.setMemberRole.useMutation(shared)
  const assign = trpc.admin.assignPermissionSet.useMutation(shared)
  const done = (rights: string) => ({
    onSuccess: () => {
      showToast({ message: t('rights.change.saved', { name: member.name, rights }) })
      onSaved()
    },
  })
  return {
    error,
    isPending: setRole.isPending || assign.isPending,
    send(choice: Choice, reason: string) {
      setError(null)
      const { userId } = member
      if (choice.kind === 'role') {
        setRole.mutate({ userId, role: choice.role, reason }, done(words.role(choice.role)))
      } else {
        assign.mutate({ userId, permissionSetId: choice.set.id, reason }, done(choice.set.name))
      }
    },
  }
}
