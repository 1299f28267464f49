import type { CustomerRow } from '@leora/domain/customers/customer'
import { useState } from 'react'
import { useShortcuts } from '#shared/keyboard/use-shortcuts.ts'

interface ListKeys {
  rows: readonly CustomerRow[]
  openId: string | undefined
  onOpen: (id: string) => void
  onToggle: (id: string) => void
  onSearch: () => void
  onClose: () => void
}

/** j and k walk the rows (an open record follows), Enter opens, x selects, / searches, Esc closes. */
export function useListKeys({
  rows,
  openId,
  onOpen,
  onToggle,
  onSearch,
  onClose,
}: ListKeys): string | null {
  const [activeId, setActiveId] = useState<string | null>(null)

  const step = (by: number) => {
    const at = rows.findIndex(({ id }) => id === (activeId ?? openId))
    const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]
    if (!next) return
    setActiveId(next.id)
    if (openId) onOpen(next.id)
  }

  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    x: () => activeId && onToggle(activeId),
    '/': onSearch,
    Escape: onClose,
  })

  return rows.some(({ id }) => id === activeId) ? activeId : null
}
