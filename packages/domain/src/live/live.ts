/** What a change notice says: which rows of which table changed; null means "many". */
export interface LiveChange {
  entity: string
  ids: readonly string[] | null
}
