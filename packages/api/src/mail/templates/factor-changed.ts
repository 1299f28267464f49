import type { Locale } from '@leora/domain/account/inputs'
import { formerNote } from '../../identity-mail/former-addresses.ts'
import { withClosing } from '../closing.ts'
import type { MailText } from './mail-text.ts'

export const factorChanges = [
  'app_added',
  'app_removed',
  'codes_renewed',
  'passkey_added',
  'passkey_removed',
  'code_channel_added',
  'code_channel_removed',
  'reset_by_owner',
] as const
export type FactorChange = (typeof factorChanges)[number]

export function factorChangedMail(
  { locale, name }: { locale: Locale; name: string },
  change: FactorChange,
  { isFormer = false }: { isFormer?: boolean } = {},
): MailText {
  const { greeting, subject, acts, unexpected } = texts[locale]
  const advice = isFormer ? formerNote[locale] : unexpected
  const body = `${greeting} ${name},\n\n${acts[change]}\n\n${advice}\n`
  return { subject, body: withClosing(locale, body) }
}

interface Words {
  greeting: string
  subject: string
  acts: Record<FactorChange, string>
  unexpected: string
}

const texts: Record<Locale, Words> = {
  en: {
    greeting: 'Hello',
    subject: 'How you sign in to Leora was changed',
    acts: {
      app_added:
        'An authenticator app was set up for your account. From now on each sign-in asks for its code. Your other sessions were ended.',
      app_removed:
        'The authenticator app was removed from your account, and its recovery codes no longer work. Your other sessions were ended.',
      codes_renewed: 'New recovery codes were made for your account. The old ones no longer work.',
      passkey_added: 'A passkey was added to your account. It signs you in without your password.',
      passkey_removed: 'A passkey was removed from your account. Your other sessions were ended.',
      code_channel_added:
        'From now on a code can be sent to you when you sign in and your second factor is not at hand.',
      code_channel_removed:
        'From now on no code is sent to you this way any more when you sign in.',
      reset_by_owner:
        'An owner of your company reset your second factor. Sign in with your password and set up a new one. All your sessions were ended.',
    },
    unexpected:
      'If this was not you, change your password at once and tell an owner of your company.',
  },
  de: {
    greeting: 'Guten Tag',
    subject: 'Ihre Anmeldung bei Leora wurde geändert',
    acts: {
      app_added:
        'Für Ihr Konto wurde eine Authenticator-App eingerichtet. Ab jetzt verlangt jede Anmeldung ihren Code. Ihre anderen Sitzungen wurden beendet.',
      app_removed:
        'Die Authenticator-App wurde von Ihrem Konto entfernt, und ihre Wiederherstellungscodes gelten nicht mehr. Ihre anderen Sitzungen wurden beendet.',
      codes_renewed:
        'Für Ihr Konto wurden neue Wiederherstellungscodes erstellt. Die alten gelten nicht mehr.',
      passkey_added:
        'Ihrem Konto wurde ein Passkey hinzugefügt. Mit ihm melden Sie sich ohne Passwort an.',
      passkey_removed:
        'Von Ihrem Konto wurde ein Passkey entfernt. Ihre anderen Sitzungen wurden beendet.',
      code_channel_added:
        'Ab jetzt kann Ihnen bei der Anmeldung ein Code geschickt werden, wenn Ihr zweiter Faktor nicht zur Hand ist.',
      code_channel_removed:
        'Ab jetzt wird Ihnen bei der Anmeldung auf diesem Weg kein Code mehr geschickt.',
      reset_by_owner:
        'Ein Inhaber Ihrer Firma hat Ihren zweiten Faktor zurückgesetzt. Melden Sie sich mit Ihrem Passwort an und richten Sie einen neuen ein. Alle Ihre Sitzungen wurden beendet.',
    },
    unexpected:
      'Wenn Sie das nicht waren, ändern Sie sofort Ihr Passwort und sagen Sie es einem Inhaber Ihrer Firma.',
  },
}
