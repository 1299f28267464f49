import { densities, type Locale, locales, themes } from '@leora/domain/account/inputs'
import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { useMe } from '#shared/session/me.ts'
import { useUpdateProfile } from '#shared/session/use-preferences.ts'
import { showToast } from '#shared/toast/toast.tsx'
import classes from './profile.module.css'

const languageNames: Record<Locale, 'settings.profile.english' | 'settings.profile.german'> = {
  en: 'settings.profile.english',
  de: 'settings.profile.german',
}

const themeWords = {
  light: 'frame.top.themeLight',
  dark: 'frame.top.themeDark',
  system: 'frame.top.themeSystem',
} as const

/** Every setting saves itself; there is nothing to submit. */
export function ProfileForm() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { user } = useMe()
  const updateProfile = useUpdateProfile()
  const [name, setName] = useState(user.name)
  const zones = useMemo(
    () => [...new Set([user.timeZone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])],
    [user.timeZone],
  )
  // The language may be the very thing that was saved.
  const saved = () => showToast({ message: i18n.t('settings.profile.saved') })

  const saveName = () => {
    const next = name.trim()
    if (next === '') setName(user.name)
    else if (next !== user.name) updateProfile({ name: next }, saved)
  }

  return (
    <div className={classes.groups}>
      <Group title={t('settings.profile.you')}>
        <TextInput
          label={t('settings.profile.name')}
          value={name}
          maxLength={120}
          autoComplete="name"
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={saveName}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
          }}
        />
        <TextInput
          label={t('settings.profile.email')}
          description={t('settings.profile.emailHint')}
          value={user.email}
          readOnly
          inputWrapperOrder={['label', 'input', 'description']}
        />
        <Select
          label={t('settings.profile.locale')}
          data={locales.map((locale) => ({ value: locale, label: t(languageNames[locale]) }))}
          value={user.locale}
          allowDeselect={false}
          onChange={(value) => {
            const locale = locales.find((one) => one === value)
            if (locale) updateProfile({ locale }, saved)
          }}
        />
        <Select
          label={t('settings.profile.timeZone')}
          description={t('settings.profile.timeZoneHint', { time: format.time(new Date()) })}
          inputWrapperOrder={['label', 'input', 'description']}
          data={zones}
          value={user.timeZone}
          searchable
          limit={80}
          allowDeselect={false}
          onChange={(timeZone) => timeZone && updateProfile({ timeZone }, saved)}
        />
      </Group>
      <Group title={t('settings.profile.screen')}>
        <Choice
          label={t('settings.profile.theme')}
          value={user.theme}
          options={themes.map((theme) => ({ value: theme, label: t(themeWords[theme]) }))}
          onChange={(value) => {
            const theme = themes.find((one) => one === value)
            if (theme) updateProfile({ theme })
          }}
        />
        <Choice
          label={t('settings.profile.density')}
          value={user.density}
          options={densities.map((density) => ({
            value: density,
            label: t(`settings.profile.${density}`),
          }))}
          onChange={(value) => {
            const density = densities.find((one) => one === value)
            if (density) updateProfile({ density })
          }}
        />
      </Group>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.group}>
      <h2>{title}</h2>
      <div className={classes.fields}>{children}</div>
    </section>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <div className={classes.choice}>
      <span aria-hidden>{label}</span>
      <SegmentedControl
        size="sm"
        aria-label={label}
        value={value}
        onChange={onChange}
        data={options}
      />
    </div>
  )
}
