import classes from './parts.module.css'

export function Keys({ keys }: { keys: string }) {
  return (
    <span className={classes.keys}>
      {keys.split(' ').map((key, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sequence may repeat a key and never reorders
        <kbd key={index} className={classes.kbd}>
          {key}
        </kbd>
      ))}
    </span>
  )
}

export const modKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
