import { maxPasswordLength, minPasswordLength } from '@leora/domain/sign-in/inputs'
import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { judgePassword, type PasswordJudgement } from './judge-password.ts'
import classes from './new-password-field.module.css'

const bars: Record<PasswordJudgement, number> = {
  short: 0,
  personal: 1,
  guessable: 1,
  good: 2,
  strong: 3,
}

interface NewPasswordFieldProps {
  label: string
  name?: string
  value: string
  error?: string | undefined
  /** What everybody knows about the person. */
  about: readonly string[]
  autoFocus?: boolean
  onChange: (password: string) => void
}

/** A password is taken as it is written or pasted; how good it is, is a hint. */
export function NewPasswordField({
  label,
  name = 'password',
  value,
  error,
  about,
  autoFocus = false,
  onChange,
}: NewPasswordFieldProps) {
  const { t } = useTranslation()
  const judgement = judgePassword(value, about)
  const missing = minPasswordLength - value.length
  return (
    <PasswordInput
      label={label}
      name={name}
      autoComplete="new-password"
      autoFocus={autoFocus}
      minLength={minPasswordLength}
      maxLength={maxPasswordLength}
      required
      withAsterisk={false}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      descriptionProps={{ component: 'div' }}
      description={
        <span className={classes.hint} data-judgement={judgement}>
          <span className={classes.bars} aria-hidden>
            {[1, 2, 3].map((bar) => (
              <i key={bar} data-on={bar <= bars[judgement] || undefined} />
            ))}
          </span>
          {value === ''
            ? t('signUp.password.rule', { least: minPasswordLength })
            : judgement === 'short'
              ? t('signUp.password.short', { count: missing })
              : t(`signUp.password.${judgement}`)}
        </span>
      }
    />
  )
}
