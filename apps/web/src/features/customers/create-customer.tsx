import { trpc } from '@leora/client'
import type { Customer } from '@leora/domain/customers/customer'
import { type CreateCustomerInput, createCustomerInput } from '@leora/domain/customers/inputs'
import { canAssignTo } from '@leora/domain/customers/policy'
import { Autocomplete, Button, Drawer, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import { useIsPhone } from '#shared/frame/use-screen.ts'
import { useActor, useMe } from '#shared/session/me.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import { showToast } from '#shared/toast/toast.tsx'
import classes from './create-customer.module.css'
import { choices } from './customer-fields.ts'
import { MoneyInput } from './money-input.tsx'
import { useFieldAccess } from './use-field-access.ts'
import { choiceText } from './use-field-text.ts'
import { usePeople } from './use-people.ts'
import { useTerritories } from './use-territories.ts'

interface CreateCustomerProps {
  isOpen: boolean
  onClose: () => void
  onCreated: (customer: Customer) => void
}

export function CreateCustomer({ isOpen, onClose, onCreated }: CreateCustomerProps) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const [isDirty, setDirty] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const close = () => {
    setAsking(false)
    setDirty(false)
    onClose()
  }
  const leave = () => (isDirty ? setAsking(true) : close())
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={leave}
      position={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '100%' : 480}
      classNames={{ content: classes.content ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes.head}>
          <Drawer.Title className={classes.title ?? ''}>{t('customers.new')}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('frame.action.close')} />
        </div>
        <Drawer.Body className={classes.body ?? ''}>
          {isAsking && (
            <div
              className={classes.ask}
              role="alertdialog"
              aria-label={t('customers.discardTitle')}
            >
              <span>
                <b>{t('customers.discardTitle')}</b> {t('customers.discardText')}
              </span>
              <span className={classes.askActions}>
                <Button variant="default" onClick={() => setAsking(false)}>
                  {t('customers.keepEditing')}
                </Button>
                <Button variant="danger" onClick={close}>
                  {t('customers.discard')}
                </Button>
              </span>
            </div>
          )}
          <CreateCustomerForm
            onDirty={setDirty}
            onCancel={leave}
            onCreated={(customer) => {
              setDirty(false)
              onCreated(customer)
            }}
          />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

interface CreateCustomerFormProps {
  onDirty: (isDirty: boolean) => void
  onCancel: () => void
  onCreated: (customer: Customer) => void
}

function CreateCustomerForm({ onDirty, onCancel, onCreated }: CreateCustomerFormProps) {
  const { t } = useTranslation()
  const me = useMe()
  const actor = useActor()
  const { owners } = usePeople()
  const territories = useTerritories()
  const [id] = useState(() => crypto.randomUUID())
  const access = useFieldAccess()
  const mayOwn = owners.some(({ userId }) => userId === me.user.id)
  const isOwn = me.role === 'rep' || mayOwn || !canAssignTo(actor, null).allowed
  const assignable = owners.filter(
    ({ userId }) => userId === actor.userId || canAssignTo(actor, userId).allowed,
  )
  const form = useForm<CreateCustomerInput>({
    initialValues: {
      name: '',
      customerType: 'on_premise',
      lifecycleStage: 'lead',
      ownerId: isOwn ? me.user.id : null,
      territory: '',
      phone: '',
      email: '',
      street1: '',
      postalCode: '',
      city: '',
      region: '',
      paymentTerms: '',
      notes: '',
    },
    validate: rulesOf(createCustomerInput),
    onValuesChange: () => onDirty(true),
  })
  const create = trpc.crm.customers.create.useMutation({
    onSuccess: (customer) => {
      showToast({ message: t('customers.created', { name: customer.name }) })
      onCreated(customer)
    },
    onError: (error) => {
      const { fields, sentence } = describeError(error)
      form.setErrors(Object.keys(fields).length > 0 ? fields : { name: sentence })
    },
  })
  const text = (
    field:
      | 'name'
      | 'phone'
      | 'email'
      | 'street1'
      | 'postalCode'
      | 'city'
      | 'region'
      | 'paymentTerms',
  ) => ({
    label: t(`customers.field.${field}`),
    ...form.getInputProps(field),
    value: form.values[field] ?? '',
  })

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) =>
        create.mutate({ ...createCustomerInput.parse(values), id }),
      )}
    >
      <div className={classes.fields}>
        <p className={classes.hint}>{t('customers.createHint')}</p>
        <TextInput {...text('name')} data-autofocus required withAsterisk={false} />
        <div className={classes.pair}>
          <Select
            label={t('customers.field.customerType')}
            data={choices.customerType.map((word) => ({
              value: word,
              label: choiceText(t, 'customerType', word),
            }))}
            allowDeselect={false}
            {...form.getInputProps('customerType')}
          />
          <Select
            label={t('customers.field.lifecycleStage')}
            data={choices.lifecycleStage.map((word) => ({
              value: word,
              label: choiceText(t, 'lifecycleStage', word),
            }))}
            allowDeselect={false}
            {...form.getInputProps('lifecycleStage')}
          />
        </div>
        <div className={classes.pair}>
          <Select
            label={t('customers.field.ownerId')}
            placeholder={t('customers.noOwner')}
            data={assignable.map(({ userId, name }) => ({ value: userId, label: name }))}
            clearable={canAssignTo(actor, null).allowed}
            searchable
            {...form.getInputProps('ownerId')}
          />
          <Autocomplete
            label={t('customers.field.territory')}
            data={territories}
            {...form.getInputProps('territory')}
            value={form.values.territory ?? ''}
          />
        </div>
        <div className={classes.pair}>
          <TextInput {...text('phone')} type="tel" autoComplete="off" />
          <TextInput {...text('email')} type="email" autoComplete="off" />
        </div>
        <TextInput {...text('street1')} autoComplete="off" />
        <div className={classes.triple}>
          <TextInput {...text('postalCode')} autoComplete="off" />
          <TextInput {...text('city')} autoComplete="off" />
          <TextInput {...text('region')} autoComplete="off" />
        </div>
        <div className={classes.pair}>
          {access('creditLimitMinor') === 'edit' && (
            <MoneyInput
              label={t('customers.field.creditLimitMinor')}
              currency={me.tenant.currency}
              valueMinor={form.values.creditLimitMinor ?? null}
              error={form.errors['creditLimitMinor']}
              onChangeMinor={(amount) =>
                form.setFieldValue('creditLimitMinor', amount ?? undefined)
              }
            />
          )}
          {access('paymentTerms') === 'edit' && <TextInput {...text('paymentTerms')} />}
        </div>
        <Textarea
          label={t('customers.field.notes')}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('notes')}
          value={form.values.notes ?? ''}
        />
      </div>
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          {t('frame.action.cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('customers.create')}
        </Button>
      </div>
    </form>
  )
}
