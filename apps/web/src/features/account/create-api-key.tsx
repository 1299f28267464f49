import { trpc } from '@leora/client'
import { createApiKeyInput } from '@leora/domain/account/inputs'
import { type ApiScope, apiScopes } from '@leora/domain/actor'
import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import { CopyButton } from '#shared/parts/copy-button.tsx'
import { describeError } from '#shared/states/sentence-for.ts'
import classes from './api-keys.module.css'

const lifetimes = [30, 90, 180, 365]

export function CreateApiKey({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const create = trpc.account.createApiKey.useMutation({
    onSettled: () => utils.account.listApiKeys.invalidate(),
  })
  const close = () => {
    onClose()
    create.reset()
  }
  const secret = create.data?.secret
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      closeOnClickOutside={secret === undefined}
      title={t(secret ? 'settings.apiKeys.createdTitle' : 'settings.apiKeys.new')}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
      size={480}
    >
      {secret ? (
        <>
          <p className={classes.text}>{t('settings.apiKeys.createdText')}</p>
          <div className={classes.secret}>
            <code>{secret}</code>
            <CopyButton text={secret} />
          </div>
          <div className={classes.actions}>
            <Button onClick={close}>{t('settings.apiKeys.done')}</Button>
          </div>
        </>
      ) : (
        <CreateApiKeyForm
          isPending={create.isPending}
          onCancel={close}
          onCreate={async (input) => {
            try {
              await create.mutateAsync(input)
              return {}
            } catch (error) {
              const { fields, sentence } = describeError(error)
              return Object.keys(fields).length > 0 ? fields : { name: sentence }
            }
          }}
        />
      )}
    </Modal>
  )
}

interface CreateApiKeyFormProps {
  isPending: boolean
  onCancel: () => void
  onCreate: (input: {
    name: string
    scopes: ApiScope[]
    expiresInDays: number
  }) => Promise<Record<string, string>>
}

function CreateApiKeyForm({ isPending, onCancel, onCreate }: CreateApiKeyFormProps) {
  const { t } = useTranslation()
  const form = useForm<{ name: string; scopes: ApiScope[]; expiresInDays: number }>({
    initialValues: { name: '', scopes: ['read'], expiresInDays: 90 },
    validate: rulesOf(createApiKeyInput),
  })
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(
        (values) => void onCreate(values).then((errors) => form.setErrors(errors)),
      )}
    >
      <TextInput
        label={t('settings.apiKeys.name')}
        placeholder={t('settings.apiKeys.namePlaceholder')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Checkbox.Group label={t('settings.apiKeys.scopes')} {...form.getInputProps('scopes')}>
        <div className={classes.scopes}>
          {apiScopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(`settings.apiKeys.${scope}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Select
        label={t('settings.apiKeys.expiresIn')}
        data={lifetimes.map((days) => ({
          value: String(days),
          label: t('settings.apiKeys.days', { count: days }),
        }))}
        allowDeselect={false}
        value={String(form.values.expiresInDays)}
        onChange={(value) => form.setFieldValue('expiresInDays', Number(value))}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          {t('frame.action.cancel')}
        </Button>
        <Button type="submit" loading={isPending}>
          {t('settings.apiKeys.create')}
        </Button>
      </div>
    </form>
  )
}
