import type { FactorMethod } from '@leora/domain/sign-in/sign-in'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeField } from './code-field.tsx'
import classes from './second-factor.module.css'

/** The proofs that are written down; a passkey brings a button of its own. */
export type CodeMethod = Exclude<FactorMethod, 'passkey'>

export interface FactorFormProps {
  methods: readonly FactorMethod[]
  submit: string
  /** Answers the sentence that says why the proof was refused, or null. */
  onProve: (method: CodeMethod, code: string) => Promise<string | null>
  /** The button that proves by a passkey, where the person has one. */
  passkey?: ReactNode
}

/** One proof of a person who has a second factor; they choose which. */
export function FactorForm({ methods, submit, onProve, passkey }: FactorFormProps) {
  const { t } = useTranslation()
  const written = methods.filter((method): method is CodeMethod => method !== 'passkey')
  const [chosen, setChosen] = useState<CodeMethod | undefined>()
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isWorking, setWorking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const method = chosen ?? written[0]

  // biome-ignore lint/correctness/useExhaustiveDependencies: another way brings another field
  useEffect(() => field.current?.focus(), [method])

  const prove = async (whole: string) => {
    if (!method || isWorking) return
    setWorking(true)
    setRefusal(null)
    const sentence = await onProve(method, whole)
    if (sentence === null) return
    setWorking(false)
    setRefusal(sentence)
    if (method !== 'recovery') setCode('')
    field.current?.focus()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void prove(code)
  }
  const choose = (next: CodeMethod) => {
    setChosen(next)
    setCode('')
    setRefusal(null)
  }

  return (
    <div className={classes.form}>
      {methods.includes('passkey') && passkey}
      {method && (
        <form className={classes.form} onSubmit={onSubmit} noValidate>
          <p className={classes.hint}>{t(`security.ask.${method}`)}</p>
          {method === 'recovery' ? (
            <TextInput
              ref={field}
              label={t('security.recoveryCode')}
              name="recovery-code"
              data-autofocus
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={80}
              classNames={{ input: classes.recovery ?? '' }}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          ) : (
            <CodeField
              inputRef={field}
              label={t('security.code')}
              value={code}
              onChange={setCode}
              onWhole={(whole) => void prove(whole)}
            />
          )}
          <div role="alert">{refusal && <p className={classes.refusal}>{refusal}</p>}</div>
          <Button
            type="submit"
            fullWidth
            disabled={code.trim() === '' || isWorking}
            className={classes.submit ?? ''}
          >
            {isWorking ? t('security.checking') : submit}
          </Button>
        </form>
      )}
      {written.length > 1 && (
        <div className={classes.others}>
          {written
            .filter((other) => other !== method)
            .map((other) => (
              <button
                key={other}
                type="button"
                className={classes.other}
                disabled={isWorking}
                onClick={() => choose(other)}
              >
                {t(`security.use.${other}`)}
              </button>
            ))}
        </div>
      )}
    </div>
  )
}
