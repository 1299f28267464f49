import { type Locale, locales } from '@leora/domain/account/inputs'

/** Why the reader has this mail; the last words of each. */
const closings: Record<Locale, string> = {
  en: 'You receive this because your address is used at Leora, or was given there. It protects your account, so it cannot be turned off.',
  de: 'Sie erhalten diese E-Mail, weil Ihre Adresse bei Leora verwendet oder dort angegeben wurde. Sie schützt Ihr Konto und lässt sich deshalb nicht abbestellen.',
}

/** The line by which mail programs know where the letter ends. */
const rule = '\n-- \n'

export function withClosing(locale: Locale, body: string): string {
  return `${body}${rule}${closings[locale]}\n`
}

interface Parted {
  letter: string
  closing: string | null
  locale: Locale
}

/** A mail of an older version has no closing. */
export function partClosing(body: string): Parted {
  for (const locale of locales) {
    const end = `${rule}${closings[locale]}\n`
    if (body.endsWith(end)) {
      return { letter: body.slice(0, -end.length), closing: closings[locale], locale }
    }
  }
  return { letter: body, closing: null, locale: 'en' }
}
