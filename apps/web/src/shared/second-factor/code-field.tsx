import { TextInput } from '@mantine/core'
import { type Ref, useId } from 'react'
import classes from './second-factor.module.css'

const codeLength = 6

interface CodeFieldProps {
  label: string
  value: string
  error?: string | null
  onChange: (code: string) => void
  /** Six digits are a whole code: it goes off without a button. */
  onWhole?: (code: string) => void
  inputRef?: Ref<HTMLInputElement>
}

/** Six digits, as an app, a mail or a message shows them; the browser offers what just arrived. */
export function CodeField({ label, value, error, onChange, onWhole, inputRef }: CodeFieldProps) {
  const id = useId()
  return (
    <TextInput
      id={id}
      ref={inputRef}
      label={label}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      maxLength={codeLength + 1}
      classNames={{ input: classes.code ?? '' }}
      data-autofocus
      value={value}
      error={error}
      onChange={(event) => {
        const code = event.currentTarget.value.replace(/\D/g, '').slice(0, codeLength)
        onChange(code)
        if (code.length === codeLength && code !== value) onWhole?.(code)
      }}
    />
  )
}
