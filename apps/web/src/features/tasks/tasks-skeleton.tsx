import { useTranslation } from 'react-i18next'
import { Bone } from '#shared/states/bone.tsx'
import classes from './tasks.module.css'

export function TasksSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.skeleton} role="status" aria-label={t('frame.state.loading')}>
      {[62, 48, 70, 55].map((width) => (
        <div key={width}>
          <Bone width={16} height={16} />
          <Bone width={`${width}%`} />
        </div>
      ))}
    </div>
  )
}
