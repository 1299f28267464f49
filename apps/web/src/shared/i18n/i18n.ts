import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Catalogue, type EnglishWords, en } from './en.ts'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: { words: EnglishWords }
    strictKeyChecks: true
  }
}

interface LoadedLanguage {
  catalogue: Catalogue
  phrases: Readonly<Record<string, string>>
}

// A language brings words alone: the page waits for it, so it must not lead back to the page's files.
const loaders: Record<Exclude<Language, 'en'>, () => Promise<LoadedLanguage>> = {
  de: () => import('./de.ts'),
}

const phrases = new Map<string, LoadedLanguage['phrases']>()

/** What the server and the rules of fields say in English, in a language that is loaded. */
export function phrasesIn(language: string): LoadedLanguage['phrases'] {
  return phrases.get(language) ?? {}
}

const storageKey = 'leora.language'

export function browserLanguage(): Language {
  const wanted = localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2)
  return languages.find((language) => language === wanted) ?? 'en'
}

export async function setLanguage(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'words')) {
    const loaded = await loaders[language]()
    i18next.addResourceBundle(language, 'words', loaded.catalogue)
    phrases.set(language, loaded.phrases)
  }
  localStorage.setItem(storageKey, language)
  document.documentElement.lang = language
  if (i18next.language !== language) await i18next.changeLanguage(language)
}

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    ns: ['words'],
    defaultNS: 'words',
    resources: { en: { words: en } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await setLanguage(browserLanguage())
}
