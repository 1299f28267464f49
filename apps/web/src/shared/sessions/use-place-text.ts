import { localNetwork } from '@leora/domain/sign-in/place'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'

interface KnownPlace {
  country: string | null
  city: string | null
}

/** Where somebody signed in, in the reader's words. */
export function usePlaceText(): (place: KnownPlace) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ country, city }) => {
    if (country === null) return t('sessions.place.unknown')
    if (country === localNetwork) return t('sessions.place.local')
    const name = format.country(country)
    return city ? t('sessions.place.city', { city, country: name }) : name
  }
}
