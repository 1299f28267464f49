import { trpc } from '@leora/client'
import type { Activity } from '@leora/domain/activities/activity'
import type { ActivityChanges, LogActivityInput } from '@leora/domain/activities/inputs'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

/** What one does with the activities of a customer; each can be taken back from its toast. */
export function useActivities(customerId: string) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const refresh = () => {
    void utils.crm.customers.timeline.invalidate({ id: customerId })
    void utils.crm.customers.summary.invalidate({ id: customerId })
    void utils.crm.tasks.list.invalidate()
  }
  const settle = {
    onError: (failure: unknown) => showError(sentenceFor(failure)),
    onSettled: refresh,
  }
  const log = trpc.crm.activities.log.useMutation()
  const update = trpc.crm.activities.update.useMutation()
  const remove = trpc.crm.activities.delete.useMutation(settle)
  const restore = trpc.crm.activities.restore.useMutation(settle)

  const takeBack = ({ id, version }: Pick<Activity, 'id' | 'version'>) =>
    remove.mutate({ id, expectedVersion: version })

  return {
    async log(input: Omit<LogActivityInput, 'customerId'>) {
      const logged = await log.mutateAsync({ ...input, customerId })
      refresh()
      showToast({
        message: t(`activities.logged.${logged.type}`),
        undo: () => takeBack(logged),
      })
    },
    async change({ id, version }: Activity, changes: ActivityChanges) {
      await update.mutateAsync({ id, expectedVersion: version, changes })
      refresh()
    },
    remove(activity: Activity) {
      remove.mutate(
        { id: activity.id, expectedVersion: activity.version },
        {
          onSuccess: () =>
            showToast({
              message: t('activities.deleted'),
              undo: () => restore.mutate({ id: activity.id }),
            }),
        },
      )
    },
  }
}
