import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '#shared/frame/mark.tsx'
import { PasskeyProof } from '#shared/passkeys/passkey-proof.tsx'
import { FactorForm } from '#shared/second-factor/factor-form.tsx'
import { factorsOf } from '#shared/second-factor/factors-of.ts'
import { useSendCode } from '#shared/second-factor/use-send-code.ts'
import { useMe } from '#shared/session/me.ts'
import { signOut } from '#shared/session/sign-out.ts'
import { Bone } from '#shared/states/bone.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import classes from './gate.module.css'
import { RecoveryCodes } from './recovery-codes.tsx'
import { TotpSetup } from './totp-setup.tsx'

interface GateProps {
  kind: 'verify' | 'enrol'
  /** While the new recovery codes are on screen the gate stays, though the person could go on. */
  onHold: (isHeld: boolean) => void
}

/** All that a person sees whom the company does not let in yet for want of a second factor. */
export function Gate({ kind, onHold }: GateProps) {
  const { t } = useTranslation()
  const { tenant, user } = useMe()
  // What was begun is finished, whatever the server says meanwhile.
  const [begun] = useState(kind)

  useEffect(() => {
    document.title = `${t(`security.gate.${begun}Title`)} · Leora`
  }, [t, begun])

  return (
    <div className={classes.page}>
      <main className={classes.box}>
        <div className={classes.brand}>
          <Mark size={28} />
          Leora
        </div>
        <h1>{t(`security.gate.${begun}Title`)}</h1>
        <p className={classes.text}>{t(`security.gate.${begun}Text`, { tenant: tenant.name })}</p>
        {begun === 'verify' ? <Verify /> : <Enrol onHold={onHold} />}
        <p className={classes.leave}>
          {t('security.gate.signedInAs', { email: user.email })}
          <Button variant="subtle" onClick={() => void signOut()}>
            {t('frame.top.signOut')}
          </Button>
        </p>
      </main>
    </div>
  )
}

function Verify() {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const { data, error, refetch } = trpc.account.getSecurity.useQuery()
  const { mutateAsync } = trpc.account.proveFactor.useMutation()
  const send = useSendCode()
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Bone width="100%" height={120} />
  return (
    <FactorForm
      methods={factorsOf(data)}
      submit={t('security.gate.verify')}
      passkey={<PasskeyProof onProven={() => void utils.account.me.invalidate()} />}
      onSend={send}
      onProve={async (method, code) => {
        try {
          await mutateAsync({ method, code })
          await utils.account.me.invalidate()
          return null
        } catch (failure) {
          return sentenceFor(failure)
        }
      }}
    />
  )
}

function Enrol({ onHold }: { onHold: (isHeld: boolean) => void }) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const [codes, setCodes] = useState<string[] | null>(null)
  const { data: begun, error, isPending, mutate } = trpc.account.beginTotp.useMutation()

  if (codes) {
    const goOn = async () => {
      await utils.account.me.invalidate()
      onHold(false)
    }
    return <RecoveryCodes codes={codes} done={t('security.gate.goOn')} onDone={() => void goOn()} />
  }
  if (begun) return <TotpSetup {...begun} onConfirmed={setCodes} />
  const begin = () => {
    onHold(true)
    mutate()
  }
  return (
    <div className={classes.begin}>
      <p className={classes.text}>{t('security.totp.about')}</p>
      {error && <p className={classes.refusal}>{sentenceFor(error)}</p>}
      <Button loading={isPending} onClick={begin}>
        {t('security.totp.begin')}
      </Button>
    </div>
  )
}
