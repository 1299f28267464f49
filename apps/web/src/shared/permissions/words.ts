import i18next from 'i18next'
import { accessFacts, rights } from '#shared/i18n/en/rights.ts'

// English alone is there from the start; these words come with the first page that speaks of rights.
i18next.addResourceBundle('en', 'words', { rights, fact: { access: accessFacts } }, true)
