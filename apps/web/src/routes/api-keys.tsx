import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiKeyList } from '#features/account/api-key-list.tsx'
import { CreateApiKey } from '#features/account/create-api-key.tsx'
import { Page } from '#shared/parts/page.tsx'

export function ApiKeysPage() {
  const { t } = useTranslation()
  const [isCreating, setCreating] = useState(false)
  const { data } = trpc.account.listApiKeys.useQuery()
  const action = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('settings.apiKeys.new')}
    </Button>
  )
  return (
    <Page
      title={t('settings.apiKeys.title')}
      intro={t('settings.apiKeys.intro')}
      {...(data && data.length > 0 && { actions: action })}
    >
      <ApiKeyList emptyAction={action} />
      <CreateApiKey isOpen={isCreating} onClose={() => setCreating(false)} />
    </Page>
  )
}
