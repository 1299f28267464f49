import { useTranslation } from 'react-i18next'
import { readUserAgent } from './read-user-agent.ts'

/** The browser and system of a session in words. */
export function useDeviceText() {
  const { t } = useTranslation()
  return (userAgent: string | null): string => {
    const device = readUserAgent(userAgent)
    return device
      ? t('sessions.browserOn', { browser: device.browser, system: device.system })
      : (userAgent?.slice(0, 60) ?? t('sessions.unknownDevice'))
  }
}
