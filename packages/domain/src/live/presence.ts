import { z } from 'zod'

/** How often a browser says again that its person is still editing, and how long it is believed. */
export const presenceBeatMs = 10_000
export const presenceTtlMs = 25_000

export const announceEditingInput = z.object({ customerId: z.uuid(), isEditing: z.boolean() })
export type AnnounceEditingInput = z.infer<typeof announceEditingInput>

export const listEditorsInput = z.object({ customerId: z.uuid() })
export type ListEditorsInput = z.infer<typeof listEditorsInput>

export const editorSchema = z.object({ userId: z.uuid(), name: z.string() })
export type Editor = z.infer<typeof editorSchema>

export const editorsSchema = z.object({ items: z.array(editorSchema) })
export type Editors = z.infer<typeof editorsSchema>
