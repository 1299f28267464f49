import i18next from 'i18next'
import { invitations } from './en/invitations.ts'
import { signUp } from './en/sign-up.ts'

// English alone is there from the start; these words come with the first page that speaks of them.
i18next.addResourceBundle('en', 'words', { signUp, invitations }, true)
