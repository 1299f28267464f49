import classes from './parts.module.css'

export function Keys({ keys }: { keys: string }) {
  return (
    <span className={classes.keys}>
      {keys.split(' ').map((key, index) => (
        <kbd key={index} className={classes.kbd}>
          {key}
        </kbd>
      ))}
    </span>
  )
}

export const modKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
