import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { readUserAgent } from './read-user-agent.ts'
import { useDeviceText } from './use-device-text.ts'

/** The browser and system of a session, with a picture of what it runs on. */
export function DeviceName({ userAgent }: { userAgent: string | null }) {
  const deviceText = useDeviceText()
  const isPhone = /iPhone|iPad|Android/.test(readUserAgent(userAgent)?.system ?? '')
  const Picture = isPhone ? IconDeviceMobile : IconDeviceDesktop
  return (
    <>
      <Picture size={16} aria-hidden />
      <span>{deviceText(userAgent)}</span>
    </>
  )
}
