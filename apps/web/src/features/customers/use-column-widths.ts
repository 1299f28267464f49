import { useState } from 'react'
import { type ColumnName, columnNames, minColumnWidth, type Widths } from './columns.ts'

const storageKey = 'leora.customers.columns'

function readWidths(): Widths {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(
      columnNames.flatMap((name) => {
        const width: unknown = Reflect.get(stored, name)
        return typeof width === 'number' && width >= minColumnWidth ? [[name, width]] : []
      }),
    )
  } catch {
    return {}
  }
}

export function useColumnWidths() {
  const [widths, setWidths] = useState(readWidths)
  const resize = (name: ColumnName, width: number) => {
    setWidths((before) => {
      const next = { ...before, [name]: Math.max(minColumnWidth, Math.round(width)) }
      localStorage.setItem(storageKey, JSON.stringify(next))
      return next
    })
  }
  return { widths, resize }
}
