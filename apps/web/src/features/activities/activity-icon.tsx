import type { ActivityType } from '@leora/domain/activities/activity'
import {
  type Icon,
  IconGlass,
  IconMail,
  IconMapPin,
  IconMessage,
  IconNote,
  IconPhone,
  IconUsers,
} from '@tabler/icons-react'

export const activityIcons: Readonly<Record<ActivityType, Icon>> = {
  call: IconPhone,
  visit: IconMapPin,
  email: IconMail,
  meeting: IconUsers,
  tasting: IconGlass,
  text: IconMessage,
  note: IconNote,
}
