import { useTranslation } from 'react-i18next'
import { Bone } from '#shared/states/bone.tsx'
import classes from './customer-table.module.css'

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n']

export function ListSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('frame.state.loading')} className={classes.skeleton}>
      <div className={classes.skeletonRow} />
      {rows.map((row, index) => (
        <div key={row} className={classes.skeletonRow}>
          <Bone width={16} height={16} />
          <Bone width={140 + ((index * 53) % 110)} />
          <span className={classes.skeletonGap} />
          <Bone width={84} />
          <Bone width={64} />
          <Bone width={96} />
          <Bone width={72} />
        </div>
      ))}
    </div>
  )
}
