import { type ActivityType, activityTypes } from '@leora/domain/activities/activity'
import { canLogActivity } from '@leora/domain/activities/policy'
import type { Customer } from '@leora/domain/customers/customer'
import { Button, Drawer, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '#shared/frame/use-screen.ts'
import { useShortcuts } from '#shared/keyboard/use-shortcuts.ts'
import { useActor } from '#shared/session/me.ts'
import { activityIcons } from './activity-icon.tsx'
import { Composer } from './composer.tsx'
import classes from './quick-acts.module.css'
import { useActivities } from './use-activities.ts'

interface QuickActsProps {
  customer: Customer
  /** What else is added here, and its own form below. */
  others: ReactNode
}

const nearest = ['call', 'visit', 'note'] as const satisfies readonly ActivityType[]
const further = activityTypes.filter((type) => !nearest.some((near) => near === type))

/** What is written down without leaving the record: one key or one tap opens it, the next saves it. */
export function QuickActs({ customer, others }: QuickActsProps) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const mayLog = customer.deletedAt === null && canLogActivity(useActor(), customer).allowed
  const [type, setType] = useState<ActivityType | null>(null)
  const activities = useActivities(customer.id)
  const close = () => setType(null)
  useShortcuts(
    { l: () => setType('call'), v: () => setType('visit'), n: () => setType('note') },
    mayLog,
  )
  if (!mayLog) return null

  const composer = type && (
    <Composer
      key={type}
      customerId={customer.id}
      type={type}
      onSave={(draft, followUp) => activities.log({ ...draft, ...(followUp && { followUp }) })}
      onClose={close}
    />
  )
  const place = isPhone ? document.getElementById('thumb') : null
  const bar = (
    <section className={classes.quick} aria-label={t('activities.quick')} data-no-print>
      <div className={classes.bar}>
        {nearest.map((near) => (
          <TypeButton key={near} type={near} isOpen={type === near} onOpen={() => setType(near)} />
        ))}
        {others}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
              {t('activities.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {further.map((far) => {
              const TypeIcon = activityIcons[far]
              return (
                <Menu.Item
                  key={far}
                  leftSection={<TypeIcon size={16} aria-hidden />}
                  onClick={() => setType(far)}
                >
                  {t(`activities.log.${far}`)}
                </Menu.Item>
              )
            })}
          </Menu.Dropdown>
        </Menu>
      </div>
      {isPhone ? (
        <Drawer
          opened={type !== null}
          onClose={close}
          position="bottom"
          classNames={{ content: classes.sheet ?? '' }}
          title={type && t(`activities.log.${type}`)}
          closeButtonProps={{ 'aria-label': t('frame.action.close') }}
        >
          {composer}
        </Drawer>
      ) : (
        composer
      )}
    </section>
  )
  return place ? createPortal(bar, place) : bar
}

const keys: Readonly<Partial<Record<ActivityType, string>>> = { call: 'l', visit: 'v', note: 'n' }

function TypeButton(props: { type: ActivityType; isOpen: boolean; onOpen: () => void }) {
  const { type, isOpen, onOpen } = props
  const { t } = useTranslation()
  const TypeIcon = activityIcons[type]
  return (
    <Button
      variant="default"
      leftSection={<TypeIcon size={16} aria-hidden />}
      aria-expanded={isOpen}
      aria-keyshortcuts={keys[type]}
      title={`${t(`activities.log.${type}`)} (${keys[type]})`}
      onClick={onOpen}
    >
      {t(`activities.short.${type}`)}
    </Button>
  )
}
