import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '#shared/parts/kbd.tsx'
import classes from './palette.module.css'
import { type PaletteEntry, usePaletteEntries } from './use-palette-entries.ts'

interface PaletteProps {
  isOpen: boolean
  onClose: () => void
  onShortcuts: () => void
  onSignOut: () => void
}

export function Palette({ isOpen, onClose, ...acts }: PaletteProps) {
  const { t } = useTranslation()
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      yOffset="12dvh"
      size={600}
      padding={0}
      centered={false}
      classNames={{ content: classes.content ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('frame.palette.title')}>
        <PaletteBody onClose={onClose} {...acts} />
      </Modal.Content>
    </Modal.Root>
  )
}

function PaletteBody({ onClose, ...acts }: Omit<PaletteProps, 'isOpen'>) {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text.trim(), 120)
  const [active, setActive] = useState(0)
  const { groups, isSearching } = usePaletteEntries(text.trim(), settled, acts)
  const entries = groups.flatMap((group) => group.entries)
  const current = Math.min(active, entries.length - 1)

  // At once: what is typed right after the shortcut belongs into the field.
  useEffect(() => field.current?.focus(), [])

  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, current])

  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && entries.length > 0) {
      event.preventDefault()
      setActive((current + step + entries.length) % entries.length)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      choose(entries[current])
    }
  }

  let index = -1
  return (
    <>
      <div className={classes.field}>
        <IconSearch size={16} aria-hidden />
        <input
          ref={field}
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={entries.length > 0 ? `${id}-${current}` : undefined}
          aria-label={t('frame.palette.placeholder')}
          placeholder={t('frame.palette.placeholder')}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Keys keys="Esc" />
      </div>
      <div
        className={classes.list}
        role="listbox"
        id={`${id}-list`}
        aria-label={t('frame.palette.title')}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
          <div key={group.name} role="group" aria-label={t(`frame.palette.${group.name}`)}>
            <div className={classes.groupTitle} aria-hidden>
              {t(`frame.palette.${group.name}`)}
            </div>
            {group.entries.map((entry) => {
              index += 1
              const at = index
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are read by the field above
                <div
                  key={entry.id}
                  id={`${id}-${at}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={at === current}
                  className={classes.entry}
                  onClick={() => choose(entry)}
                  onPointerMove={() => setActive(at)}
                >
                  <span className={classes.icon}>{entry.icon}</span>
                  <span className={classes.words}>
                    <bdi className={classes.title}>{entry.title}</bdi>
                    {entry.detail && <span className={classes.detail}>{entry.detail}</span>}
                  </span>
                  {entry.keys && <Keys keys={entry.keys} />}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <p className={classes.nothing}>
          {isSearching
            ? t('frame.palette.searching')
            : t('frame.palette.nothing', { text: text.trim() })}
        </p>
      )}
      <div className={classes.foot}>
        <span>
          <Keys keys="↑ ↓" /> {t('frame.palette.hint')}
        </span>
        <span>
          <Keys keys="↵" /> {t('frame.palette.open')}
        </span>
        <span className="sr-only" role="status">
          {t('frame.palette.found', { count: entries.length })}
        </span>
      </div>
    </>
  )
}
