import { trpc } from '@leora/client'
import {
  canSetHealthWeights,
  healthParts,
  setHealthWeightsInput,
  sumOfWeights,
  type VersionedWeights,
} from '@leora/domain/customers/health-weights'
import { Button, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import { useActor } from '#shared/session/me.ts'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import classes from './health-weights-form.module.css'

/** How many points each part of health gives at most. */
export function HealthWeightsForm() {
  const { data, error, refetch } = trpc.crm.customers.getHealthWeights.useQuery()
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  // Somebody else's change begins the form anew, so that nobody saves over what they did not see.
  return <Form key={data.version} saved={data} />
}

function Form({ saved: { version, ...weights } }: { saved: VersionedWeights }) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const canSet = canSetHealthWeights(useActor()).allowed
  const form = useForm({
    initialValues: weights,
    validate: (values) => rulesOf(setHealthWeightsInput)({ ...values, expectedVersion: version }),
  })
  const { mutate, isPending } = trpc.crm.customers.setHealthWeights.useMutation({
    onSuccess: (next) => {
      utils.crm.customers.getHealthWeights.setData(undefined, next)
      showToast({ message: t('standing.weights.saved') })
    },
    onError: (error) => {
      const { fields, reason, sentence } = describeError(error)
      form.setErrors(fields)
      if (Object.keys(fields).length === 0) showError(sentence)
      if (reason === 'conflict') void utils.crm.customers.getHealthWeights.invalidate()
    },
  })
  const sum = sumOfWeights(form.values)

  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => mutate({ ...values, expectedVersion: version }))}
    >
      {healthParts.map((part) => (
        <section key={part} className={classes.part}>
          <div>
            <h2>{t(`standing.weights.part.${part}`)}</h2>
            <p id={`${part}-text`}>{t(`standing.weights.text.${part}`)}</p>
          </div>
          <NumberInput
            aria-label={t(`standing.weights.part.${part}`)}
            aria-describedby={`${part}-text`}
            min={0}
            max={100}
            allowDecimal={false}
            allowNegative={false}
            disabled={!canSet}
            value={form.values[part]}
            error={form.errors[part]}
            onChange={(value) => form.setFieldValue(part, Number(value))}
          />
        </section>
      ))}
      <div className={classes.actions}>
        <span className={`${classes.sum} num`} data-off={sum !== 100 || undefined} role="status">
          {t('standing.weights.sum', { sum })}
        </span>
        {canSet ? (
          <Button type="submit" loading={isPending} disabled={!form.isDirty()}>
            {t('standing.weights.save')}
          </Button>
        ) : (
          <p>{t('standing.weights.readOnly')}</p>
        )}
      </div>
    </form>
  )
}
