import { useNetwork } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import classes from './states.module.css'

export function OfflineBanner() {
  const { t } = useTranslation()
  const { online } = useNetwork()
  return (
    <div role="status" data-no-print>
      {!online && <p className={classes.offline}>{t('frame.state.offline')}</p>}
    </div>
  )
}
