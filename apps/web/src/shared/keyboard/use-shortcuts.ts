import { useEffect, useRef } from 'react'

export type Shortcuts = Record<string, (event: KeyboardEvent) => void>

const sequenceMs = 900

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
    ? !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))
    : false
}

function isBehindDialog(target: EventTarget | null): boolean {
  const dialog = document.querySelector('[role="dialog"][aria-modal="true"]')
  return dialog !== null && !(target instanceof Node && dialog.contains(target))
}

/**
 * Single keys such as `c` and sequences such as `g t`; `mod+k` also works while typing.
 * Keys pass by while a person types or a dialog covers the page.
 */
export function useShortcuts(shortcuts: Shortcuts, isEnabled = true): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts

  useEffect(() => {
    if (!isEnabled) return
    let first = { key: '', at: Number.NEGATIVE_INFINITY }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      if (event.ctrlKey || event.metaKey) {
        const run = latest.current[`mod+${key}`]
        if (run) {
          event.preventDefault()
          run(event)
        }
        return
      }
      if (isTyping(event.target) || isBehindDialog(event.target)) return
      if (document.querySelector('[role="dialog"][aria-modal="true"]') && key !== 'Escape') return
      const isSequence = event.timeStamp - first.at < sequenceMs
      const run = (isSequence && latest.current[`${first.key} ${key}`]) || latest.current[key]
      first = { key, at: event.timeStamp }
      if (run) {
        event.preventDefault()
        run(event)
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isEnabled])
}
