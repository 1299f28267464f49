import type { ComponentPropsWithRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#shared/parts/avatar.tsx'
import { useMe } from '#shared/session/me.ts'
import classes from './frame.module.css'

export function UserButton(props: ComponentPropsWithRef<'button'>) {
  const { t } = useTranslation()
  const { user } = useMe()
  return (
    <button
      aria-haspopup="menu"
      {...props}
      type="button"
      className={classes.userButton}
      aria-label={t('frame.top.userMenu', { name: user.name })}
    >
      <Avatar name={user.name} size={28} />
    </button>
  )
}
