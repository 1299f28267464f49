import type { ReactNode } from 'react'
import classes from './parts.module.css'

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral' | 'accent'

export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  )
}

export function Dot({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.dot} data-tone={tone}>
      {children}
    </span>
  )
}
