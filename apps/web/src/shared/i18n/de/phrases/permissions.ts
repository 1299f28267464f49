/** What acts and fields are called within a refusal, and what refuses a change of rights. */
export const permissions = {
  'read your own customers': 'Ihre eigenen Kunden lesen',
  "read your teams' customers": 'die Kunden Ihrer Teams lesen',
  'change your own customers': 'Ihre eigenen Kunden ändern',
  "change your teams' customers": 'die Kunden Ihrer Teams ändern',
  'give customers to others': 'Kunden anderen zuteilen',
  'take customers for yourself': 'Kunden selbst übernehmen',
  'give customers to people of your teams': 'Kunden an Leute Ihrer Teams geben',
  'delete your own customers': 'Ihre eigenen Kunden löschen',
  "delete your teams' customers": 'die Kunden Ihrer Teams löschen',
  'restore your own customers': 'Ihre eigenen Kunden wiederherstellen',
  "restore your teams' customers": 'die Kunden Ihrer Teams wiederherstellen',
  'ask what others may see': 'fragen, was andere sehen dürfen',
  'export data': 'Daten exportieren',
  'invite members': 'Mitglieder einladen',
  'suspend members': 'Mitglieder sperren',
  'change teams': 'Teams ändern',
  'change permission sets': 'Berechtigungssätze ändern',
  "see the company's security": 'die Sicherheit der Firma sehen',
  "change the company's security": 'die Sicherheit der Firma ändern',
  'end the sessions of others': 'Sitzungen anderer beenden',
  'the credit limit': 'den Kreditrahmen',
  'the balance': 'den Saldo',
  'the payment terms': 'die Zahlungsbedingungen',
  'the billing e-mail': 'die Rechnungs-E-Mail',
  'the notes': 'die Notizen',
  'the status': 'den Status',
  'the type': 'die Art',
  'the stage': 'die Phase',
  'the territory': 'das Gebiet',
  'the licence number': 'die Lizenznummer',
  'the phone number': 'die Telefonnummer',
  'the e-mail address': 'die E-Mail-Adresse',
  margins: 'die Margen',
  'You may take customers for yourself, not give them to others. Ask an owner of your company.':
    'Sie dürfen Kunden selbst übernehmen, aber nicht anderen zuteilen. Fragen Sie einen Inhaber Ihrer Firma.',
  'You may give customers to people of your teams only. Ask an owner of your company.':
    'Sie dürfen Kunden nur an Leute Ihrer Teams geben. Fragen Sie einen Inhaber Ihrer Firma.',
  'You may not see balance and credit limit, so the list cannot be filtered by them. Remove the filter.':
    'Sie dürfen Saldo und Kreditrahmen nicht sehen, daher kann die Liste nicht danach gefiltert werden. Entfernen Sie den Filter.',
  'You may not see the balance, so the list cannot be sorted by it. Choose another order.':
    'Den Saldo dürfen Sie nicht sehen, darum lässt sich die Liste nicht danach ordnen. Wählen Sie eine andere Ordnung.',

  'You may invite people to what you may do yourself. Choose another role, or ask an owner.':
    'Sie dürfen nur zu dem einladen, was Sie selbst dürfen. Wählen Sie eine andere Rolle, oder fragen Sie einen Inhaber.',
  'Your company needs an owner. Make somebody else an owner first.':
    'Ihre Firma braucht einen Inhaber. Machen Sie zuerst jemand anderen zum Inhaber.',
  'An owner may everything. Give them another role first.':
    'Ein Inhaber darf alles. Geben Sie der Person zuerst eine andere Rolle.',
  'An API key may not change permission sets. Sign in instead.':
    'Ein API-Schlüssel darf keine Berechtigungssätze ändern. Melden Sie sich stattdessen an.',
  'An API key may not change teams. Sign in instead.':
    'Ein API-Schlüssel darf keine Teams ändern. Melden Sie sich stattdessen an.',
  'Somebody has this permission set, or is invited with it. Give them another one first.':
    'Jemand hat diesen Berechtigungssatz oder ist damit eingeladen. Geben Sie der Person zuerst einen anderen.',
  'Somebody changed this permission set while you were editing. Look at it again, then decide.':
    'Jemand hat diesen Berechtigungssatz geändert, während Sie daran gearbeitet haben. Sehen Sie ihn noch einmal an und entscheiden Sie dann.',
  'This permission set does not exist, or was deleted.':
    'Diesen Berechtigungssatz gibt es nicht, oder er wurde gelöscht.',
  'Another permission set has this name.': 'Ein anderer Berechtigungssatz heißt schon so.',
  'Give the permission set a name.': 'Geben Sie dem Berechtigungssatz einen Namen.',
  'Say why, so that others understand it later.':
    'Sagen Sie, warum, damit andere es später verstehen.',
  'This right has no reach: give it, or do not.':
    'Dieses Recht hat keine Reichweite: Geben Sie es, oder geben Sie es nicht.',
  'This right shows every customer, so it needs reading all of them.':
    'Dieses Recht zeigt jeden Kunden, darum braucht es das Lesen aller Kunden.',
  'Nobody can change what they cannot see: let them read as far.':
    'Niemand kann ändern, was er nicht sieht: Lassen Sie so weit auch lesen.',
  'This field cannot be closed that way: choose one of those offered.':
    'So lässt sich dieses Feld nicht schließen: Wählen Sie etwas vom Angebotenen.',

  'Give the team a name.': 'Geben Sie dem Team einen Namen.',
  'A team has at most 500 people.': 'Ein Team hat höchstens 500 Leute.',
  'Another team has this name.': 'Ein anderes Team heißt schon so.',
  'Choose a lead who is a member of your company.':
    'Wählen Sie eine Leitung, die Mitglied Ihrer Firma ist.',
  'Choose people who are members of your company.':
    'Wählen Sie Leute, die Mitglieder Ihrer Firma sind.',
  'Somebody changed this team while you were editing. Look at it again, then decide.':
    'Jemand hat dieses Team geändert, während Sie daran gearbeitet haben. Sehen Sie es noch einmal an und entscheiden Sie dann.',
  'This team does not exist, or was deleted.': 'Dieses Team gibt es nicht, oder es wurde gelöscht.',
} as const
