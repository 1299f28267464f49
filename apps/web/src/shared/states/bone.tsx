import classes from './states.module.css'

/** One piece of a skeleton, in the shape of what will stand there. */
export function Bone({ width, height = 12 }: { width: number | string; height?: number }) {
  return <span className={classes.bone} style={{ width, height }} aria-hidden />
}
