import { trpc } from '@leora/client'
import type { SavedView } from '@leora/domain/customers/saved-view'
import { canChangeView } from '@leora/domain/customers/saved-view'
import { ActionIcon, Button, Popover } from '@mantine/core'
import { IconBookmark, IconCheck, IconTrash, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerSearch } from '#shared/places/customer-search.ts'
import { useActor } from '#shared/session/me.ts'
import { SaveViewForm } from './save-view-form.tsx'
import { isSameSearch, savedSearchOf, searchOfView, type ViewSearch } from './saved-search.ts'
import { useDeleteView } from './use-delete-view.ts'
import classes from './view-menu.module.css'

interface ViewMenuProps {
  search: CustomerSearch
  onChoose: (search: ViewSearch) => void
}

/** Lists somebody wants to find again: one's own, and those of the company. */
export function ViewMenu({ search, onChoose }: ViewMenuProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { data: views = [] } = trpc.crm.customers.views.list.useQuery()
  const now = savedSearchOf(search)
  const current = views.find((view) => isSameSearch(view.search, now))
  const choose = (chosen: ViewSearch) => {
    setOpen(false)
    onChoose(chosen)
  }
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden />}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          <span className={classes.current}>{current?.name ?? t('customers.view.title')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('customers.view.title')}>
        <ul className={classes.views}>
          <li className={classes.view}>
            <button type="button" className={classes.name} onClick={() => choose(searchOfView({}))}>
              {t('customers.view.all')}
              {isSameSearch({}, now) && <IconCheck size={14} aria-hidden />}
            </button>
          </li>
          {views.map((view) => (
            <ViewRow
              key={view.id}
              view={view}
              isCurrent={view === current}
              onChoose={() => choose(searchOfView(view.search))}
            />
          ))}
        </ul>
        {!current && !isSameSearch({}, now) && (
          <SaveViewForm search={now} onSaved={() => setOpen(false)} />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

interface ViewRowProps {
  view: SavedView
  isCurrent: boolean
  onChoose: () => void
}

function ViewRow({ view, isCurrent, onChoose }: ViewRowProps) {
  const { t } = useTranslation()
  const actor = useActor()
  const deleteView = useDeleteView()
  const label = t('customers.view.delete', { name: view.name })
  return (
    <li className={classes.view}>
      <button type="button" className={classes.name} onClick={onChoose}>
        <bdi className={classes.text}>{view.name}</bdi>
        {view.isShared && (
          <IconUsers size={14} role="img" aria-label={t('customers.view.shared')} />
        )}
        {isCurrent && <IconCheck size={14} aria-hidden />}
      </button>
      {canChangeView(actor, view).allowed && (
        <ActionIcon
          variant="subtle"
          aria-label={label}
          title={label}
          onClick={() => void deleteView(view)}
        >
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}
