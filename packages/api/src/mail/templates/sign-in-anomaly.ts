import type { Locale } from '@leora/domain/account/inputs'
import { type Anomaly, anomalies } from '@leora/domain/sign-in/anomaly'
import { localNetwork } from '@leora/domain/sign-in/place'
import type { MailText } from './mail-text.ts'

export interface SignInAnomalyFacts {
  name: string
  locale: Locale
  timeZone: string
  at: string
  anomalies: readonly string[]
  country: string | null
  city: string | null
  userAgent: string | null
  /** False for tries that were refused. */
  isSignedIn: boolean
}

/** Tells a person of a sign-in in their name that looks like somebody else's. */
export function signInAnomalyMail(facts: SignInAnomalyFacts, link: string): MailText {
  const { locale, at, timeZone } = facts
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(at))
  const found = anomalies.filter((anomaly) => facts.anomalies.includes(anomaly))
  return texts[locale]({
    name: facts.name,
    when,
    where: placeIn(facts),
    device: facts.userAgent?.slice(0, 120) ?? '–',
    what: new Intl.ListFormat(locale).format(found.map((anomaly) => names[locale][anomaly])),
    isSignedIn: facts.isSignedIn,
    link,
  })
}

interface Words {
  name: string
  when: string
  where: string
  device: string
  what: string
  isSignedIn: boolean
  link: string
}

const texts: Record<Locale, (words: Words) => MailText> = {
  en: (words) => ({
    subject: words.isSignedIn
      ? 'A new sign-in to your Leora account'
      : 'Somebody tries to sign in to your Leora account',
    body: `Hello ${words.name},

${words.isSignedIn ? 'somebody signed in to your account' : 'somebody tried to sign in to your account and was refused'}, and it looks unusual: ${words.what}.

When:   ${words.when}
Where:  ${words.where}
With:   ${words.device}

If this was you, there is nothing to do.

If it was not, open this link. It ends all your sessions and takes your password back, so that you choose a new one:
${words.link}
`,
  }),
  de: (words) => ({
    subject: words.isSignedIn
      ? 'Eine neue Anmeldung in Ihrem Leora-Konto'
      : 'Jemand versucht, sich in Ihrem Leora-Konto anzumelden',
    body: `Guten Tag ${words.name},

${words.isSignedIn ? 'jemand hat sich in Ihrem Konto angemeldet' : 'jemand wollte sich in Ihrem Konto anmelden und wurde abgewiesen'}, und das ist ungewöhnlich: ${words.what}.

Wann:   ${words.when}
Wo:     ${words.where}
Womit:  ${words.device}

Falls Sie das waren, müssen Sie nichts tun.

Falls nicht, öffnen Sie diesen Link. Er beendet alle Ihre Sitzungen und nimmt Ihr Passwort zurück, damit Sie ein neues wählen:
${words.link}
`,
  }),
}

const names: Record<Locale, Record<Anomaly, string>> = {
  en: {
    new_device: 'a new device',
    new_country: 'a new country',
    impossible_travel: 'a place too far from the last one',
    many_failures: 'many wrong tries',
  },
  de: {
    new_device: 'ein neues Gerät',
    new_country: 'ein neues Land',
    impossible_travel: 'ein Ort zu weit vom letzten entfernt',
    many_failures: 'viele falsche Versuche',
  },
}

const nowhereNames: Record<Locale, { local: string; unknown: string }> = {
  en: { local: 'a local network', unknown: 'an unknown place' },
  de: { local: 'ein lokales Netz', unknown: 'ein unbekannter Ort' },
}

function placeIn({ locale, country, city }: SignInAnomalyFacts): string {
  if (country === null) return nowhereNames[locale].unknown
  if (country === localNetwork) return nowhereNames[locale].local
  const name = new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country
  return city === null ? name : `${city}, ${name}`
}
