import { useTranslation } from 'react-i18next'
import { readUserAgent } from '#shared/sessions/read-user-agent.ts'

/** A first name for a passkey made here, such as "Chrome on Windows". */
export function useDeviceName(): string {
  const { t } = useTranslation()
  const device = readUserAgent(navigator.userAgent)
  return device ? t('sessions.browserOn', { ...device }) : ''
}
