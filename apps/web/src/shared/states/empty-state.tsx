import type { ReactNode } from 'react'
import { Picture } from './picture.tsx'
import type { PictureName } from './picture-lines.tsx'
import classes from './states.module.css'

interface EmptyStateProps {
  picture: PictureName
  title: string
  text: string
  action?: ReactNode
  isSmall?: boolean
}

export function EmptyState({ picture, title, text, action, isSmall = false }: EmptyStateProps) {
  return (
    <div className={classes.state} data-small={isSmall || undefined}>
      <div className={classes.picture}>
        <Picture name={picture} size={isSmall ? 56 : 96} />
      </div>
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{text}</p>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}
