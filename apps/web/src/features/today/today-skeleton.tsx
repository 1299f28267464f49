import { useTranslation } from 'react-i18next'
import { Bone } from '#shared/states/bone.tsx'
import classes from './today.module.css'

const figures = ['a', 'b', 'c', 'd']

export function TodaySkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('frame.state.loading')}>
      <div className={classes.skeletonFigures}>
        {figures.map((figure) => (
          <div key={figure}>
            <Bone width={88} />
            <Bone width={112} height={28} />
            <Bone width={140} />
          </div>
        ))}
      </div>
      <div className={classes.grid}>
        {['left', 'right'].map((side) => (
          <div key={side} className={classes.card}>
            <Bone width={128} height={14} />
            <div className={classes.skeletonRows}>
              {[84, 66, 76, 58, 70].map((width) => (
                <Bone key={width} width={`${width}%`} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
