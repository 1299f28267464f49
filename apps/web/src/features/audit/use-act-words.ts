import { useTranslation } from 'react-i18next'

/** What somebody did, before its object or, without the colon that some languages lead to it by, alone. */
export function useActWords() {
  const { t, i18n } = useTranslation()
  return (action: string, isAlone: boolean): string => {
    const key = `admin.audit.acts.${action}`
    const words = i18n.exists(key)
      ? t(key as 'admin.audit.acts.updated')
      : action.replaceAll('_', ' ')
    return isAlone ? words.replace(/:$/, '') : words
  }
}
