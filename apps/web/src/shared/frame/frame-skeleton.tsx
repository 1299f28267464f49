import { Bone } from '#shared/states/bone.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import classes from './frame.module.css'

export function FrameSkeleton() {
  return (
    <div className={classes.frame}>
      <div className={classes.nav}>
        <div className={classes.brand}>
          <Bone width={20} height={20} />
          <span className={classes.tenant}>
            <Bone width={120} />
          </span>
        </div>
      </div>
      <div className={classes.main}>
        <div className={classes.top} />
        <PageSkeleton />
      </div>
    </div>
  )
}
