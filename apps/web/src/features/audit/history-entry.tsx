import { IconArrowNarrowRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import classes from './history.module.css'
import { type HistoryItem, readChanges } from './read-changes.ts'
import { useActWords } from './use-act-words.ts'
import { useChangeText } from './use-change-text.ts'

const shownAtFirst = 4

interface HistoryEntryProps {
  item: HistoryItem
  /** A feed says what was changed; the history of one record need not. */
  namesEntity: boolean
  isShort?: boolean
}

export function HistoryEntry({ item, namesEntity, isShort = false }: HistoryEntryProps) {
  const { t } = useTranslation()
  const actWords = useActWords()
  const format = useFormat()
  const actor =
    item.actorName ??
    t(
      item.actorKind === 'system' || item.actorKind === 'job'
        ? 'admin.audit.system'
        : 'admin.audit.unknown',
    )
  return (
    <li className={classes.entry}>
      <Avatar name={actor} size={24} />
      <div className={classes.body} data-short={isShort || undefined}>
        <div className={classes.line}>
          <span className={classes.sentence}>
            <b>{actor}</b> {actWords(item.action, !namesEntity)}
            {namesEntity && <EntityName item={item} />}
            {item.actorKind === 'api' && (
              <span className={classes.soft}> {t('admin.audit.viaApi')}</span>
            )}
          </span>
          <time className={classes.time} dateTime={item.at} title={format.dateTime(item.at)}>
            {isShort ? format.ago(item.at) : format.time(item.at)}
          </time>
        </div>
        {item.action !== 'created' && (
          <Diff item={item} limit={isShort ? 1 : shownAtFirst} isShort={isShort} />
        )}
      </div>
    </li>
  )
}

function EntityName({ item }: { item: HistoryItem }) {
  const { t, i18n } = useTranslation()
  const key = `admin.audit.entity.${item.entityType}`
  const kind = i18n.exists(key)
    ? t(key as 'admin.audit.entity.customers')
    : item.entityType.replaceAll('_', ' ')
  if (!item.entityLabel) return <span className={classes.soft}> {kind}</span>
  if (item.entityType !== 'customers' || !item.entityId)
    return <bdi className={classes.entity}> {item.entityLabel}</bdi>
  return (
    <>
      {' '}
      <Link
        to="/customers/$id"
        params={{ id: item.entityId }}
        className={classes.entityLink}
        title={item.entityLabel}
      >
        <bdi>{item.entityLabel}</bdi>
      </Link>
    </>
  )
}

function Diff({ item, limit, isShort }: { item: HistoryItem; limit: number; isShort: boolean }) {
  const { t } = useTranslation()
  const { labelOf, textOf } = useChangeText()
  const [isOpen, setOpen] = useState(false)
  const changes = readChanges(item.changes)
  const shown = isOpen ? changes : changes.slice(0, limit)
  const hidden = changes.length - shown.length
  if (changes.length === 0) return null
  return (
    <ul className={classes.diff} data-short={isShort || undefined}>
      {shown.map(({ field, old, new: next }) => (
        <li key={field}>
          <span className={classes.field}>{labelOf(field)}</span>
          <bdi className={classes.old}>{textOf(field, old)}</bdi>
          <IconArrowNarrowRight size={14} className={classes.arrow} aria-label="→" />
          <bdi className={classes.new}>{textOf(field, next)}</bdi>
        </li>
      ))}
      {hidden > 0 && (
        <li>
          <button type="button" className={classes.more} onClick={() => setOpen(true)}>
            {t('admin.audit.alsoChanged', { count: hidden })}
          </button>
        </li>
      )}
    </ul>
  )
}
