/** Orders, and what follows from them about a customer. */
export const orders = {
  'Write a whole quantity.': 'Geben Sie eine ganze Menge an.',
  'Order at least one.': 'Bestellen Sie mindestens eines.',
  'Order at most 100,000 of one product in a line.':
    'Bestellen Sie höchstens 100.000 eines Produkts in einer Zeile.',
  'A price cannot be below zero.': 'Ein Preis kann nicht unter null liegen.',
  'An order needs at least one line.': 'Eine Bestellung braucht mindestens eine Zeile.',
  'An order has at most 500 lines.': 'Eine Bestellung hat höchstens 500 Zeilen.',
  'An order cannot be of the future. Write when the customer ordered.':
    'Eine Bestellung kann nicht in der Zukunft liegen. Geben Sie an, wann der Kunde bestellt hat.',
  'This product is not sold any more. Choose another.':
    'Dieses Produkt wird nicht mehr verkauft. Wählen Sie ein anderes.',
  'This order does not exist.': 'Diese Bestellung gibt es nicht.',
  'Somebody changed this order meanwhile. Look at it again.':
    'Jemand hat diese Bestellung inzwischen geändert. Sehen Sie sie noch einmal an.',
  'This order has left the house, so it cannot be cancelled. Take it back as a return.':
    'Diese Bestellung hat das Haus verlassen und kann nicht storniert werden. Nehmen Sie sie als Rückgabe an.',
  'All order numbers of your company are in use.': 'Alle Bestellnummern Ihrer Firma sind vergeben.',
  'Choose the last day on which it counts.': 'Wählen Sie den letzten Tag, an dem sie gilt.',
  'This day is over. Choose today or a later day.':
    'Dieser Tag ist vorbei. Wählen Sie heute oder einen späteren Tag.',
  'Choose a day within the next twelve months; it can be set again then.':
    'Wählen Sie einen Tag in den nächsten zwölf Monaten; dann kann sie neu gesetzt werden.',
  'Somebody set this priority while you were editing. Look at it again.':
    'Jemand hat diese Priorität gesetzt, während Sie daran gearbeitet haben. Sehen Sie sie noch einmal an.',
  'Write a whole number of points.': 'Geben Sie eine ganze Zahl von Punkten an.',
  'Points cannot be below zero.': 'Punkte können nicht unter null liegen.',
  'A part gives at most 100 points.': 'Ein Teil gibt höchstens 100 Punkte.',
  'The points of all parts add up to 100. Change them until they do.':
    'Die Punkte aller Teile ergeben zusammen 100. Ändern Sie sie, bis es stimmt.',
  'Somebody changed these weights while you were editing. Choose which values to keep.':
    'Jemand hat diese Gewichte geändert, während Sie daran gearbeitet haben. Wählen Sie, welche Werte bleiben sollen.',
  'change how health is counted': 'ändern, wie der Zustand gezählt wird',
  'read orders': 'Bestellungen lesen',
  'read the orders of your own customers': 'die Bestellungen Ihrer eigenen Kunden lesen',
  "read the orders of your teams' customers": 'die Bestellungen der Kunden Ihrer Teams lesen',
  'take orders': 'Bestellungen aufnehmen',
  'take orders of your own customers': 'Bestellungen Ihrer eigenen Kunden aufnehmen',
  "take orders of your teams' customers": 'Bestellungen der Kunden Ihrer Teams aufnehmen',
  'cancel orders': 'Bestellungen stornieren',
  'cancel orders of your own customers': 'Bestellungen Ihrer eigenen Kunden stornieren',
  "cancel orders of your teams' customers": 'Bestellungen der Kunden Ihrer Teams stornieren',
} as const
