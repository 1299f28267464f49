import { type ReactNode, useEffect } from 'react'
import { Mark } from '#shared/frame/mark.tsx'
import entryClasses from './entry.module.css'
import classes from './sign-in.module.css'
import { SignInStory } from './sign-in-story.tsx'

interface EntryPageProps {
  title: string
  /** What is to be known before one fills in anything. */
  intro?: string | undefined
  children: ReactNode
}

/** A page for who is not signed in yet. */
export function EntryPage({ title, intro, children }: EntryPageProps) {
  useEffect(() => {
    document.title = `${title} · Leora`
  }, [title])
  return (
    <div className={classes.page}>
      <main className={classes.side}>
        <div className={classes.box}>
          <div className={classes.brand}>
            <Mark size={28} />
            Leora
          </div>
          <h1>{title}</h1>
          {intro && <p className={entryClasses.intro}>{intro}</p>}
          {children}
        </div>
      </main>
      <SignInStory />
    </div>
  )
}
