import i18next from 'i18next'
import { overview, securityFacts } from '#shared/i18n/en/overview.ts'

// English alone is there from the start; these words come with the page of company security.
i18next.addResourceBundle('en', 'words', { overview, fact: { security: securityFacts } }, true)
