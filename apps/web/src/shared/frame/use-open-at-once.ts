import { useEffect, useRef, useState } from 'react'

/** For a panel that was fetched because its button was pressed: the new button takes the focus, then it opens. */
export function useOpenAtOnce() {
  const target = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    target.current?.focus()
    setOpen(true)
  }, [])
  return { target, isOpen, setOpen }
}
