import type { CodeChannel } from '@leora/domain/second-factor/code-channels'
import type { FactorMethod } from '@leora/domain/sign-in/sign-in'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeField } from './code-field.tsx'
import classes from './second-factor.module.css'

/** The proofs that are written down; a passkey brings a button of its own. */
export type CodeMethod = Exclude<FactorMethod, 'passkey'>

export type SentCode = { isSent: true; to: string } | { isSent: false; sentence: string }

export interface FactorFormProps<Method extends CodeMethod> {
  methods: readonly (Method | 'passkey')[]
  submit: string
  /** Answers the sentence that says why the proof was refused, or null. */
  onProve: (method: Method, code: string) => Promise<string | null>
  /** Has a code sent, where one of the methods is to be sent one. */
  onSend?: (method: CodeChannel) => Promise<SentCode>
  /** The button that proves by a passkey, where the person has one. */
  passkey?: ReactNode
}

/** One proof of a person who has a second factor; they choose which. */
export function FactorForm<Method extends CodeMethod>({
  methods,
  submit,
  onProve,
  onSend,
  passkey,
}: FactorFormProps<Method>) {
  const { t } = useTranslation()
  const written = methods.filter((method): method is Method => method !== 'passkey')
  const [chosen, setChosen] = useState<Method | undefined>()
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isWorking, setWorking] = useState(false)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  // Nothing is sent before it is asked for.
  const method = chosen ?? written.find((one) => !isSent(one))

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
  const choose = async (next: Method) => {
    setChosen(next)
    setCode('')
    setRefusal(null)
    setSentTo(null)
    if (isSent(next)) await send(next)
  }
  const send = async (channel: CodeChannel) => {
    setSentTo(null)
    setRefusal(null)
    const sent = await onSend?.(channel)
    if (sent?.isSent) setSentTo(sent.to)
    else if (sent) setRefusal(sent.sentence)
  }

  return (
    <div className={classes.form}>
      {methods.includes('passkey') && passkey}
      {method && (
        <form className={classes.form} onSubmit={onSubmit} noValidate>
          <p className={classes.hint}>
            {sentTo === null
              ? t(`security.ask.${method as CodeMethod}`)
              : t('security.sentTo', { to: sentTo })}
          </p>
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
      {(written.some((one) => one !== method) || isSent(method)) && (
        <div className={classes.others}>
          {isSent(method) && (
            <button type="button" className={classes.other} onClick={() => void send(method)}>
              {t('security.sendAgain')}
            </button>
          )}
          {written
            .filter((other) => other !== method)
            .map((other) => (
              <button
                key={other}
                type="button"
                className={classes.other}
                disabled={isWorking}
                onClick={() => void choose(other)}
              >
                {t(`security.use.${other as CodeMethod}`)}
              </button>
            ))}
        </div>
      )}
    </div>
  )
}

function isSent(method: CodeMethod | undefined): method is CodeChannel {
  return method === 'email' || method === 'sms'
}
