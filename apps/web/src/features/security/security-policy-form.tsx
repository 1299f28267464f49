import { trpc } from '@leora/client'
import { type Role, roles } from '@leora/domain/actor'
import {
  canSetSecurityPolicy,
  type SecurityPolicy,
  setSecurityPolicyInput,
} from '@leora/domain/security/security-policy'
import { Button, Checkbox, Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import { useActor } from '#shared/session/me.ts'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import classes from './security-policy-form.module.css'
import { useSpan } from './use-span.ts'

const idleChoices = [15, 30, 60, 240, 480, 1_440, 10_080, 43_200]
const absoluteChoices = [8, 12, 24, 168, 720, 2_160, 8_760]

/** What the company asks of everybody who signs in. */
export function SecurityPolicyForm() {
  const { data, error, refetch } = trpc.admin.getSecurityPolicy.useQuery()
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  // Somebody else's change begins the form anew, so that nobody saves over what they did not see.
  return <Form key={data.version} policy={data} />
}

function Form({ policy: { version, ...policy } }: { policy: SecurityPolicy }) {
  const { t } = useTranslation()
  const span = useSpan()
  const utils = trpc.useUtils()
  const canSet = canSetSecurityPolicy(useActor()).allowed
  const form = useForm<Omit<SecurityPolicy, 'version'>>({
    initialValues: policy,
    validate: (values) => rulesOf(setSecurityPolicyInput)({ ...values, expectedVersion: version }),
  })
  const { mutate, isPending } = trpc.admin.setSecurityPolicy.useMutation({
    onSuccess: (saved) => {
      utils.admin.getSecurityPolicy.setData(undefined, saved)
      showToast({ message: t('security.policy.saved') })
    },
    onError: (error) => {
      const { fields, reason, sentence } = describeError(error)
      form.setErrors(fields)
      if (Object.keys(fields).length === 0) showError(sentence)
      if (reason === 'conflict') void utils.admin.getSecurityPolicy.invalidate()
    },
  })
  const minutes = (count: number) => ({ value: String(count), label: span(count) })
  const hours = (count: number) => ({ value: String(count), label: span(count * 60) })

  return (
    <form
      className={classes.groups}
      noValidate
      onSubmit={form.onSubmit((values) => mutate({ ...values, expectedVersion: version }))}
    >
      <section className={classes.group}>
        <div>
          <h2>{t('security.policy.factor')}</h2>
          <p>{t('security.policy.factorText')}</p>
        </div>
        <Checkbox.Group
          label={t('security.policy.roles')}
          value={form.values.factorRequiredRoles}
          error={form.errors['factorRequiredRoles']}
          onChange={(chosen) =>
            form.setFieldValue(
              'factorRequiredRoles',
              roles.filter((role: Role) => chosen.includes(role)),
            )
          }
        >
          <div className={classes.roles}>
            {roles.map((role) => (
              <Checkbox
                key={role}
                value={role}
                disabled={!canSet}
                label={t(`frame.role.${role}`)}
              />
            ))}
          </div>
        </Checkbox.Group>
      </section>
      <section className={classes.group}>
        <div>
          <h2>{t('security.policy.sessions')}</h2>
          <p>{t('security.policy.sessionsText')}</p>
        </div>
        <div className={classes.fields}>
          <Select
            label={t('security.policy.idle')}
            data={withCurrent(idleChoices, policy.idleMinutes).map(minutes)}
            value={String(form.values.idleMinutes)}
            error={form.errors['idleMinutes']}
            disabled={!canSet}
            allowDeselect={false}
            onChange={(value) => form.setFieldValue('idleMinutes', Number(value))}
          />
          <Select
            label={t('security.policy.absolute')}
            data={withCurrent(absoluteChoices, policy.absoluteHours).map(hours)}
            value={String(form.values.absoluteHours)}
            error={form.errors['absoluteHours']}
            disabled={!canSet}
            allowDeselect={false}
            onChange={(value) => form.setFieldValue('absoluteHours', Number(value))}
          />
        </div>
      </section>
      <div className={classes.actions}>
        {canSet ? (
          <Button type="submit" loading={isPending} disabled={!form.isDirty()}>
            {t('security.policy.save')}
          </Button>
        ) : (
          <p>{t('security.policy.ownerOnly')}</p>
        )}
      </div>
    </form>
  )
}

/** The usual lengths, and the one that is set if it is another. */
function withCurrent(choices: readonly number[], current: number): number[] {
  return [...new Set([...choices, current])].sort((a, b) => a - b)
}
