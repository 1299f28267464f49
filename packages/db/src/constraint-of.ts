/** The constraint that refused a row; the two drivers name it differently. */
export function constraintOf(error: Error): string | undefined {
  if ('constraint_name' in error) return String(error.constraint_name)
  return 'constraint' in error && error.constraint ? String(error.constraint) : undefined
}
