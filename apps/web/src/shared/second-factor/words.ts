import i18next from 'i18next'
import { security } from '#shared/i18n/en/security.ts'

// English alone is there from the start; these words come with the first page that speaks of them.
i18next.addResourceBundle('en', 'words', { security }, true)
