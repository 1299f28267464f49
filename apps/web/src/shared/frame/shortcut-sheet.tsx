import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Keys, modKey } from '#shared/parts/kbd.tsx'
import classes from './frame.module.css'

const anywhere = [
  [`${modKey} K`, 'palette'],
  ['g t', 'goToday'],
  ['g d', 'goTasks'],
  ['g c', 'goCustomers'],
  ['g h', 'goHistory'],
  ['c', 'newCustomer'],
  ['?', 'sheet'],
  ['Esc', 'close'],
] as const

const lists = [
  ['/', 'search'],
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['x', 'select'],
] as const

const record = [
  ['l', 'logCall'],
  ['v', 'logVisit'],
  ['n', 'writeNote'],
  ['a', 'newTask'],
] as const

export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('frame.shortcut.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <div className={classes.sheetGrid}>
        {[
          { title: t('frame.shortcut.anywhere'), rows: anywhere },
          { title: t('frame.shortcut.lists'), rows: lists },
          { title: t('frame.shortcut.record'), rows: record },
        ].map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            {rows.map(([keys, name]) => (
              <div key={name} className={classes.sheetRow}>
                {t(`frame.shortcut.${name}`)}
                <Keys keys={keys} />
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  )
}
