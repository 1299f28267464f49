import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './security-list.module.css'

interface SecurityRowProps {
  icon: Icon
  title: string
  text: string
  badge?: ReactNode
  action?: ReactNode
}

/** One way to prove who one is: whether it is there, what it is good for, what can be done. */
export function SecurityRow({ icon: RowIcon, title, text, badge, action }: SecurityRowProps) {
  return (
    <section className={classes.row} aria-label={title}>
      <RowIcon size={20} className={classes.icon} aria-hidden />
      <div className={classes.about}>
        <h3>
          {title} {badge}
        </h3>
        <p>{text}</p>
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </section>
  )
}
