import { z } from 'zod'

export const maxPageSize = 200

export const pageInput = z.object({
  cursor: z.string().max(2_000).optional(),
  limit: z.number().int().min(1).max(maxPageSize).default(50),
})

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}
