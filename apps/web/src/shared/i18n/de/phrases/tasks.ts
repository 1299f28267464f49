export const tasks = {
  'Say what is to be done.': 'Sagen Sie, was zu tun ist.',
  'Choose the day it is due, such as 2026-05-31.':
    'Wählen Sie den Tag, an dem es fällig ist, etwa 2026-05-31.',
  'Choose a day of this century.': 'Wählen Sie einen Tag dieses Jahrhunderts.',
  'Use a whole number.': 'Verwenden Sie eine ganze Zahl.',
  'Repeat every 1 or more.': 'Wiederholen Sie frühestens nach 1.',
  'Repeat every 99 at most.': 'Wiederholen Sie spätestens nach 99.',
  'Choose the customer of this contact first.': 'Wählen Sie zuerst den Kunden zu diesem Kontakt.',
  'Choose somebody who is a member of your company.': 'Wählen Sie ein Mitglied Ihrer Firma.',
  'Somebody changed this task while you were editing. Choose which values to keep.':
    'Jemand hat diese Aufgabe geändert, während Sie daran gearbeitet haben. Wählen Sie, welche Werte bleiben sollen.',
  'This task does not exist, or was deleted.':
    'Diese Aufgabe gibt es nicht, oder sie wurde gelöscht.',
} as const
