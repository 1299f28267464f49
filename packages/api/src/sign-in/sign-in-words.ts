import type { Locale } from '@leora/domain/account/inputs'
import { type Anomaly, anomalies } from '@leora/domain/sign-in/anomaly'
import { localNetwork } from '@leora/domain/sign-in/place'

export interface DescribedSignIn {
  locale: Locale
  timeZone: string
  at: string
  anomalies: readonly string[]
  country: string | null
  city: string | null
  userAgent: string | null
}

/** What a mail says of a sign-in, in its reader's language and time. */
export function describeSignIn(event: DescribedSignIn) {
  const { locale, at, timeZone } = event
  const found = anomalies.filter((anomaly) => event.anomalies.includes(anomaly))
  const time = { dateStyle: 'full', timeStyle: 'short', timeZone } as const
  return {
    what: new Intl.ListFormat(locale).format(found.map((anomaly) => names[locale][anomaly])),
    when: new Intl.DateTimeFormat(locale, time).format(new Date(at)),
    where: placeIn(event),
    device: event.userAgent?.slice(0, 120) ?? '–',
  }
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

function placeIn({ locale, country, city }: DescribedSignIn): string {
  if (country === null) return nowhereNames[locale].unknown
  if (country === localNetwork) return nowhereNames[locale].local
  const name = new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country
  return city === null ? name : `${city}, ${name}`
}
