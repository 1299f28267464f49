export const contacts = {
  'Give the contact a name.': 'Geben Sie dem Kontakt einen Namen.',
  'Write the birthday as a day, such as 1980-05-31.':
    'Schreiben Sie den Geburtstag als Tag, etwa 1980-05-31.',
  'A birthday lies after 1900.': 'Ein Geburtstag liegt nach 1900.',
  'Somebody changed this contact while you were editing. Choose which values to keep.':
    'Jemand hat diesen Kontakt geändert, während Sie daran gearbeitet haben. Wählen Sie, welche Werte bleiben sollen.',
  'This contact does not exist, or was deleted.':
    'Diesen Kontakt gibt es nicht, oder er wurde gelöscht.',
} as const
