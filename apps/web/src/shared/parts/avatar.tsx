import { initialsOf } from '#shared/format/format-text.ts'
import classes from './parts.module.css'

/** Drawn by the style sheet: initials are a picture, and no part of any name. */
export function Avatar({
  name,
  size = 20,
  isSquare = false,
}: {
  name: string
  size?: number
  isSquare?: boolean
}) {
  const tone =
    (Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 5) + 1
  return (
    <span
      className={classes.avatar}
      data-tone={tone}
      data-square={isSquare || undefined}
      style={{ width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.4)) }}
      data-initials={initialsOf(name)}
      aria-hidden
    />
  )
}
