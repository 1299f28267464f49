import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { placeGroups, places, placesFor } from '#shared/places/places.ts'
import { useMe } from '#shared/session/me.ts'
import classes from './more-sheet.module.css'

/** On a phone, every place that the bottom bar has no room for. */
export function MoreSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const further = placesFor(me).filter((name) => !places[name].phone)
  return (
    <Drawer.Root opened={isOpen} onClose={onClose} position="bottom" size="auto">
      <Drawer.Overlay />
      <Drawer.Content aria-label={t('frame.nav.more')} className={classes.sheet ?? ''}>
        <div className={classes.head}>
          <Drawer.Title className={classes.title ?? ''}>{me.tenant.name}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('frame.action.close')} />
        </div>
        <nav aria-label={t('frame.nav.more')} className={classes.places}>
          {placeGroups.map((group) => {
            const inGroup = further.filter((name) => places[name].group === group)
            if (inGroup.length === 0) return null
            return (
              <div key={group}>
                <div className={classes.group}>{t(`frame.nav.${group}`)}</div>
                {inGroup.map((name) => {
                  const { to, icon: PlaceIcon } = places[name]
                  return (
                    <Link key={name} to={to} className={classes.place} onClick={onClose}>
                      <PlaceIcon size={20} stroke={1.75} aria-hidden />
                      {t(`frame.nav.${name}`)}
                    </Link>
                  )
                })}
              </div>
            )
          })}
        </nav>
      </Drawer.Content>
    </Drawer.Root>
  )
}
