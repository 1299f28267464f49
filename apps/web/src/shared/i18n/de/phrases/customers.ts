export const customers = {
  'Give the customer a name.': 'Geben Sie dem Kunden einen Namen.',
  'Use the two-letter country code, such as US.':
    'Verwenden Sie das Länderkürzel aus zwei Buchstaben, etwa AT.',
  'Use whole minor units.': 'Verwenden Sie ganze Beträge der kleinsten Einheit.',
  'A credit limit cannot be below zero.': 'Ein Kreditrahmen kann nicht unter null liegen.',
  'A tag needs a word.': 'Ein Schlagwort braucht ein Wort.',
  'Name at least one field to change.': 'Nennen Sie mindestens ein Feld, das sich ändern soll.',
  'Type at least one letter.': 'Tippen Sie mindestens einen Buchstaben.',
  'Choose an owner who is a member of your company.':
    'Wählen Sie für die Betreuung ein Mitglied Ihrer Firma.',
  'Another customer has this number.': 'Ein anderer Kunde hat diese Nummer.',
  'All customer numbers of your company are in use.':
    'Alle Kundennummern Ihrer Firma sind vergeben.',
  'Somebody changed this customer while you were editing. Choose which values to keep.':
    'Jemand hat diesen Kunden geändert, während Sie daran gearbeitet haben. Wählen Sie, welche Werte bleiben sollen.',
  'This customer does not exist, or was deleted.':
    'Diesen Kunden gibt es nicht, oder er wurde gelöscht.',
  'read customers': 'Kunden lesen',
  'add customers': 'Kunden anlegen',
  'change customers': 'Kunden ändern',
  'delete customers': 'Kunden löschen',
  'restore customers': 'Kunden wiederherstellen',
  'Managers and owners share views. Save it for yourself instead.':
    'Ansichten teilen Leitung und Inhaber. Speichern Sie sie stattdessen für sich.',
  'Give the view a name.': 'Geben Sie der Ansicht einen Namen.',
  'This view does not exist, or was deleted.':
    'Diese Ansicht gibt es nicht, oder sie wurde gelöscht.',
  'Somebody changed this view while you were editing. Look at it again, then decide.':
    'Jemand hat diese Ansicht geändert, während Sie daran arbeiteten. Sehen Sie noch einmal hin, und entscheiden Sie dann.',
} as const
