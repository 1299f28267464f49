export const audit = {
  'Say what happened.': 'Sagen Sie, was geschehen ist.',
  "read the company's whole history": 'den gesamten Verlauf der Firma lesen',
  'write to the history': 'in den Verlauf schreiben',
} as const
