import type { ReactNode } from 'react'
import classes from './page.module.css'

interface PageProps {
  title: string
  intro?: string
  actions?: ReactNode
  width?: 'reading' | 'full'
  children: ReactNode
}

export function Page({ title, intro, actions, width = 'reading', children }: PageProps) {
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.header}>
        <div>
          <h1>{title}</h1>
          {intro && <p>{intro}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
