import { useTranslation } from 'react-i18next'

const hour = 60
const day = 24 * hour

/** A length of time in the largest unit that fits it whole. */
export function useSpan(): (minutes: number) => string {
  const { t } = useTranslation()
  return (minutes) => {
    if (minutes % day === 0) return t('security.policy.days', { count: minutes / day })
    if (minutes % hour === 0) return t('security.policy.hours', { count: minutes / hour })
    return t('security.policy.minutes', { count: minutes })
  }
}
