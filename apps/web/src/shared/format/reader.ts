/** Whose eyes the text is for. */
export interface Reader {
  locale: string
  timeZone: string
}
