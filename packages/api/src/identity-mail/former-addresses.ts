import { sql } from '@leora/db'
import { users } from '@leora/db/schema/index'
import type { Locale } from '@leora/domain/account/inputs'

/**
 * Addresses that were a person's until a change that can still be taken back. Mail about how they sign in
 * goes there, too: the present address may be a stranger's. For a row of `users`.
 */
export const formerEmails = sql<string[]>`to_json(array(
  select distinct l.new_email from auth.mailed_links l
  where l.user_id = users.id and l.purpose = 'undo_email' and l.expires_at > now()
    and lower(l.new_email) <> lower(users.email)))`

/** Whom mail about an account goes to. */
export const accountReader = {
  userId: users.id,
  name: users.name,
  email: users.email,
  locale: users.locale,
  formerEmails,
}

/** Why somebody hears of an account at an address that is not its any more. */
export const formerNote: Record<Locale, string> = {
  en: 'You hear of this at your former address, because it was changed less than three days ago. If that was not you, open the link in the mail about that change: it gives the account back to you.',
  de: 'Sie erfahren das unter Ihrer früheren Adresse, weil sie vor weniger als drei Tagen geändert wurde. Wenn Sie das nicht waren, öffnen Sie den Link in der E-Mail über diese Änderung: Er gibt Ihnen das Konto zurück.',
}
