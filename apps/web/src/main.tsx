import '#shared/theme/fonts.css'
import '#shared/theme/tokens.css'
import '#shared/theme/mantine.css'
import '#shared/theme/base.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#shared/i18n/i18n.ts'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element #root.')

await startI18n()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
