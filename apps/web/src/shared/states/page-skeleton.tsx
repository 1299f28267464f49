import { useTranslation } from 'react-i18next'
import { Bone } from './bone.tsx'
import classes from './states.module.css'

export function PageSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.page} role="status" aria-label={t('frame.state.loading')}>
      <Bone width={180} height={22} />
      <div style={{ height: 28 }} />
      {[82, 64, 73, 58, 69, 77].map((width) => (
        <div key={width} style={{ padding: '12px 0' }}>
          <Bone width={`${width}%`} />
        </div>
      ))}
    </div>
  )
}
