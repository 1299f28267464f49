/** JSON text the database built; the host splices it into its answer unread. */
export class RawJson {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/**
 * Types raw JSON as what its readers get: the host sends the text, and for callers
 * in the process the tenant procedure parses it. Every such query is checked against
 * its procedure's `returns` schema by a test.
 */
export function typedJson<Value>(text: string): Value {
  return new RawJson(text) as unknown as Value
}
