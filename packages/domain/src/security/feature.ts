// Asked for by the screen itself, whatever its person does.
const background = new Set([
  'account.ping',
  'account.me',
  'account.listNotifications',
  'admin.listMembers',
])

/** The feature a procedure belongs to, in words of its name; null for what no person asked for. */
export function featureOf(procedure: string): string | null {
  if (background.has(procedure)) return null
  const [area = '', name = '', last] = procedure.split('.')
  if (area !== 'crm') return area
  return name === 'extensions' && last !== undefined ? thingOf(last) : name
}

/** `listDocuments` is about documents, `getAuditLog` about the audit log. */
function thingOf(verb: string): string {
  const words = verb.replace(/([A-Z])/g, ' $1').split(' ')
  return words.slice(1).join('_').toLowerCase() || verb
}
