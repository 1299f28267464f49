import { trpc } from '@leora/client'
import { presenceBeatMs } from '@leora/domain/live/presence'
import { type FocusEvent, useCallback, useEffect, useRef, useState } from 'react'

const field = 'input:not([type=radio]):not([type=checkbox]), textarea, [contenteditable=true]'
const lookMs = 500

/** Tells colleagues while a field of the record has the focus: a beat now and then, never a keystroke. */
export function useEditing(customerId: string, mayEdit: boolean) {
  const { mutate } = trpc.live.announceEditing.useMutation()
  const [isEditing, setEditing] = useState(false)
  const focused = useRef<Element>(null)

  useEffect(() => {
    if (!isEditing || !mayEdit) return
    const beat = () => mutate({ customerId, isEditing: true })
    // A field that is taken away while it has the focus says nothing, so one looks.
    const look = () => setEditing(document.activeElement === focused.current)
    beat()
    const timers = [setInterval(beat, presenceBeatMs), setInterval(look, lookMs)]
    return () => {
      for (const timer of timers) clearInterval(timer)
      mutate({ customerId, isEditing: false })
    }
  }, [customerId, isEditing, mayEdit, mutate])

  // Fields in a drawer over the record belong to it, too: their focus comes up through React.
  const onFocus = useCallback(({ target }: FocusEvent) => {
    if (!target.matches(field)) return
    focused.current = target
    setEditing(true)
  }, [])
  return { onFocus }
}
