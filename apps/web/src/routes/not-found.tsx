import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#shared/states/empty-state.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main>
      <h1 className="sr-only">{t('frame.state.notFoundTitle')}</h1>
      <EmptyState
        picture="lost"
        title={t('frame.state.notFoundTitle')}
        text={t('frame.state.notFoundText')}
        action={
          <Button component={Link} to="/">
            {t('frame.state.notFoundAction')}
          </Button>
        }
      />
    </main>
  )
}
