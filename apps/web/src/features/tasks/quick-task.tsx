import type { Customer } from '@leora/domain/customers/customer'
import { canCreateTask } from '@leora/domain/tasks/policy'
import { Button, Drawer } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '#shared/frame/use-screen.ts'
import { useShortcuts } from '#shared/keyboard/use-shortcuts.ts'
import { useActor } from '#shared/session/me.ts'
import { NewTask } from './task-editor.tsx'
import classes from './tasks.module.css'

/** A task for this customer, without leaving the record. */
export function QuickTask({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const mayAdd = customer.deletedAt === null && canCreateTask(useActor(), customer).allowed
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  useShortcuts({ a: () => setOpen(true) }, mayAdd)
  if (!mayAdd) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconChecklist size={16} aria-hidden />}
        aria-haspopup="dialog"
        aria-keyshortcuts="a"
        title={`${t('tasks.new')} (a)`}
        onClick={() => setOpen(true)}
      >
        {t('tasks.short')}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={close}
        position={isPhone ? 'bottom' : 'right'}
        size={480}
        classNames={{ content: classes.sheet ?? '' }}
        title={t('tasks.new')}
        closeButtonProps={{ 'aria-label': t('frame.action.close') }}
      >
        <NewTask customerId={customer.id} onClose={close} />
      </Drawer>
    </>
  )
}
