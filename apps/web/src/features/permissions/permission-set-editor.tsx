import { compareRights } from '@leora/domain/permissions/compare-rights'
import { type PermissionSet, reasonText } from '@leora/domain/permissions/permission-set'
import { Button, Drawer, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { useIsPhone } from '#shared/frame/use-screen.ts'
import classes from '#shared/permissions/rights.module.css'
import { RightsEffect } from '#shared/permissions/rights-effect.tsx'
import { sayRule } from '#shared/states/sentence-for.ts'
import { PermissionSetForm } from './permission-set-form.tsx'
import { draftOf, faultsOf, isSameDraft } from './set-draft.ts'
import { useSaveSet } from './use-save-set.ts'

interface PermissionSetEditorProps {
  /** Null for a new one. */
  set: PermissionSet | null
  onClose: () => void
}

/** Works on a draft; what it would change, and for whom, stands beside the button that saves it. */
export function PermissionSetEditor({ set, onClose }: PermissionSetEditorProps) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const format = useFormat()
  const before = draftOf(set)
  const [draft, setDraft] = useState(before)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const save = useSaveSet(set, onClose)
  const isDirty = !isSameDraft(draft, before)
  const change = compareRights(before, draft)
  const affects = set !== null && change.gained.length + change.lost.length > 0
  const faults = { ...(isTried ? faultsOf(draft) : {}), ...save.faults }
  const reasonFault = isTried && set ? reasonText.safeParse(reason).error?.issues[0]?.message : null
  const leave = () => (isDirty ? setAsking(true) : onClose())
  const names = set?.members.map(({ name }) => name) ?? []

  return (
    <Drawer.Root
      opened
      onClose={leave}
      position={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '100%' : 560}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes.drawerHead}>
          <Drawer.Title className={classes.title ?? ''}>
            {set ? t('rights.roles.edit', { name: set.name }) : t('rights.roles.new')}
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t('frame.action.close')} />
        </div>
        <Drawer.Body className={classes.drawerBody ?? ''}>
          {isAsking && (
            <div
              className={classes.ask}
              role="alertdialog"
              aria-label={t('rights.roles.discardTitle')}
            >
              <b>{t('rights.roles.discardTitle')}</b>
              <span className={classes.actions}>
                <Button variant="default" onClick={() => setAsking(false)}>
                  {t('rights.roles.keep')}
                </Button>
                <Button variant="danger" onClick={onClose}>
                  {t('rights.roles.discard')}
                </Button>
              </span>
            </div>
          )}
          <form
            className={classes.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              setTried(true)
              const isSound =
                Object.keys(faultsOf(draft)).length === 0 &&
                (set === null || reasonText.safeParse(reason).success)
              if (isSound) save.send(draft, reason)
            }}
          >
            <PermissionSetForm
              draft={draft}
              isNew={set === null}
              faults={faults}
              onChange={setDraft}
            />
            <div className={classes.foot}>
              {affects && (
                <RightsEffect
                  change={change}
                  whom={
                    names.length > 0
                      ? t('rights.effect.forWhom', { names: format.list(names) })
                      : t('rights.effect.forNobody')
                  }
                />
              )}
              {set && isDirty && (
                <TextInput
                  label={t('rights.change.reason')}
                  description={t('rights.change.reasonHint')}
                  value={reason}
                  error={reasonFault && sayRule(reasonFault)}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              )}
              <div className={classes.actions}>
                {isDirty && (
                  <span className={classes.dirty} role="status">
                    {t('rights.roles.unsaved')}
                  </span>
                )}
                <Button variant="default" onClick={leave}>
                  {t('frame.action.cancel')}
                </Button>
                <Button type="submit" loading={save.isPending} disabled={!isDirty}>
                  {t(set ? 'rights.roles.save' : 'rights.roles.create')}
                </Button>
              </div>
            </div>
          </form>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
