import { Notifications } from '@mantine/notifications'

export function Toasts() {
  return <Notifications position="bottom-center" autoClose={7000} limit={3} />
}
