import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { readUserAgent } from './read-user-agent.ts'

/** The browser and system of a session, with a picture of what it runs on. */
export function DeviceName({ userAgent }: { userAgent: string | null }) {
  const { t } = useTranslation()
  const device = readUserAgent(userAgent)
  const isPhone = device !== null && /iPhone|iPad|Android/.test(device.system)
  const Picture = isPhone ? IconDeviceMobile : IconDeviceDesktop
  return (
    <>
      <Picture size={16} aria-hidden />
      <span>
        {device
          ? t('sessions.browserOn', { browser: device.browser, system: device.system })
          : (userAgent?.slice(0, 60) ?? t('sessions.unknownDevice'))}
      </span>
    </>
  )
}
