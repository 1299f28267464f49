import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './empty-state.tsx'

/** In place of what somebody may not see: which right is missing, and a way on. */
export function RefusedState({ sentence }: { sentence: string }) {
  const { t } = useTranslation()
  return (
    <div role="alert">
      <EmptyState
        picture="keys"
        title={t('frame.state.forbiddenTitle')}
        text={sentence}
        action={
          <Button component={Link} to="/" variant="default">
            {t('frame.state.notFoundAction')}
          </Button>
        }
      />
    </div>
  )
}
