export const activities = {
  'Use whole minutes.': 'Verwenden Sie ganze Minuten.',
  'A duration is at least one minute.': 'Eine Dauer beträgt mindestens eine Minute.',
  'A duration is at most a day.': 'Eine Dauer beträgt höchstens einen Tag.',
  'Write what the note says.': 'Schreiben Sie, was in der Notiz stehen soll.',
  'Only whoever logged an activity, or a manager, changes it. Ask your manager.':
    'Eine Aktivität ändert nur, wer sie erfasst hat, oder die Leitung. Fragen Sie Ihre Leitung.',
  'What has happened lies in the past. For what is to come, add a task.':
    'Was geschehen ist, liegt in der Vergangenheit. Für Künftiges legen Sie eine Aufgabe an.',
  'Another task has this id. Send the activity with a new one.':
    'Eine andere Aufgabe hat diese Kennung. Senden Sie die Aktivität mit einer neuen.',
  'Somebody changed this activity while you were editing. Choose which values to keep.':
    'Jemand hat diese Aktivität geändert, während Sie daran gearbeitet haben. Wählen Sie, welche Werte bleiben sollen.',
  'This activity does not exist, or was deleted.':
    'Diese Aktivität gibt es nicht, oder sie wurde gelöscht.',
  'Choose a contact of this customer.': 'Wählen Sie einen Kontakt dieses Kunden.',
} as const
