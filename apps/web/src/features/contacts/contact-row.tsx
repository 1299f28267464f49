import type { Contact } from '@leora/domain/contacts/contact'
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconCake,
  IconDots,
  IconMail,
  IconPencil,
  IconPhone,
  IconStar,
  IconStarFilled,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import { Badge } from '#shared/parts/badge.tsx'
import classes from './contacts.module.css'

interface ContactRowProps {
  contact: Contact
  mayEdit: boolean
  onEdit: () => void
  onMakePrimary: () => void
  onDelete: () => void
}

export function ContactRow({ contact, mayEdit, onEdit, ...acts }: ContactRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, role, email, phone, birthday, consent } = contact
  return (
    <div className={classes.row}>
      <Avatar name={name} size={32} />
      <div className={classes.who}>
        <div className={classes.line}>
          {mayEdit ? (
            <button
              type="button"
              className={classes.name}
              title={t('contacts.edit', { name })}
              onClick={onEdit}
            >
              <bdi>{name}</bdi>
            </button>
          ) : (
            <bdi className={classes.plainName}>{name}</bdi>
          )}
          {contact.isPrimary && <Badge tone="accent">{t('contacts.primary')}</Badge>}
          {consent !== 'unknown' && (
            <Badge tone={consent === 'given' ? 'good' : 'neutral'}>
              {t(`contacts.consent.${consent}`)}
            </Badge>
          )}
        </div>
        <div className={classes.facts}>
          {role && <bdi>{role}</bdi>}
          {birthday && (
            <span className={classes.fact}>
              <IconCake size={14} aria-label={t('contacts.field.birthday')} />
              {format.date(`${birthday}T12:00:00Z`)}
            </span>
          )}
        </div>
        <div className={classes.ways}>
          {phone && (
            <a
              className={classes.way}
              href={`tel:${phone}`}
              aria-label={`${t('customers.call')}: ${name}`}
            >
              <IconPhone size={14} aria-hidden />
              <bdi>{phone}</bdi>
            </a>
          )}
          {email && (
            <a
              className={classes.way}
              href={`mailto:${email}`}
              aria-label={`${t('customers.write')}: ${name}`}
            >
              <IconMail size={14} aria-hidden />
              <bdi>{email}</bdi>
            </a>
          )}
        </div>
      </div>
      {mayEdit && <ContactActs contact={contact} onEdit={onEdit} {...acts} />}
    </div>
  )
}

function ContactActs({
  contact: { name, isPrimary },
  onEdit,
  onMakePrimary,
  onDelete,
}: Omit<ContactRowProps, 'mayEdit'>) {
  const { t } = useTranslation()
  const star = t(isPrimary ? 'contacts.isPrimary' : 'contacts.makePrimary', { name })
  return (
    <div className={classes.acts} data-no-print>
      <ActionIcon
        aria-label={star}
        title={star}
        aria-pressed={isPrimary}
        onClick={() => !isPrimary && onMakePrimary()}
      >
        {isPrimary ? (
          <IconStarFilled size={16} className={classes.star} aria-hidden />
        ) : (
          <IconStar size={16} aria-hidden />
        )}
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('customers.moreActions', { name })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
            {t('frame.action.edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
            {t('frame.action.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
