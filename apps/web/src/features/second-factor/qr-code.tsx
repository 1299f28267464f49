import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import classes from './totp-setup.module.css'

/** Dark on light in every theme: readers expect it so. */
export function QrCode({ text }: { text: string }) {
  const { t } = useTranslation()
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      className={classes.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('security.totp.qr')}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
