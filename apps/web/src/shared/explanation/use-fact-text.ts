import { useTranslation } from 'react-i18next'

/** The words of a fact; a fact the catalogue does not know yet still reads as words. */
export function useFactText() {
  const { t, i18n } = useTranslation()
  return (key: string): string => {
    if (key.startsWith('name:')) return key.slice('name:'.length)
    const word = `fact.${key}`
    if (i18n.exists(word)) return t(word as 'fact.today.customers')
    const last = key.split('.').at(-1) ?? key
    const words = last
      .replace(/([A-Z])/g, ' $1')
      .replaceAll('_', ' ')
      .toLowerCase()
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
}
