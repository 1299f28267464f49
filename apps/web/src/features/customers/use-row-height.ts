import { useEffect, useState } from 'react'
import { useMe } from '#shared/session/me.ts'

function readRowHeight(): number {
  return (
    Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--l-row')) || 40
  )
}

/** The height the theme gives a row under the reader's density and pointer. */
export function useRowHeight(): number {
  const { density } = useMe().user
  const [height, setHeight] = useState(readRowHeight)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the density decides what is read from the page
  useEffect(() => setHeight(readRowHeight()), [density])
  return height
}
