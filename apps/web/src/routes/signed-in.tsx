import { LeoraProvider, trpc } from '@leora/client'
import { useMantineColorScheme } from '@mantine/core'
import { Outlet, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReaderContext } from '#shared/format/use-format.ts'
import { Frame } from '#shared/frame/frame.tsx'
import { FrameSkeleton } from '#shared/frame/frame-skeleton.tsx'
import { setLanguage } from '#shared/i18n/i18n.ts'
import { withWords } from '#shared/i18n/with-words.ts'
import { StepUpPlace } from '#shared/second-factor/step-up-place.tsx'
import { leora, onSignedOut } from '#shared/session/leora.ts'
import { MeContext } from '#shared/session/me.ts'
import { useFreshRights } from '#shared/session/use-fresh-rights.ts'
import { useOneCompany } from '#shared/session/use-one-company.ts'
import { applyDensity, schemeOf } from '#shared/session/use-preferences.ts'
import { ErrorState } from '#shared/states/error-state.tsx'
import { describeError, translationIn } from '#shared/states/sentence-for.ts'

const loadGate = withWords(() => import('#features/second-factor/gate.tsx'))
const Gate = lazy(() => loadGate().then((module) => ({ default: module.Gate })))

/** Everything behind the sign-in: who you are, then the frame, then the page. */
export function SignedIn() {
  const router = useRouter()
  const { language } = useTranslation().i18n
  const translation = useMemo(() => translationIn(language), [language])

  useEffect(
    () =>
      onSignedOut(() => {
        const { href } = router.state.location
        void router.navigate({
          to: '/sign-in',
          search: href === '/' ? {} : { from: href },
          replace: true,
        })
      }),
    [router],
  )

  return (
    <LeoraProvider leora={leora} translation={translation}>
      <WithMe />
    </LeoraProvider>
  )
}

function WithMe() {
  const { data, error, refetch } = trpc.account.me.useQuery()
  // The frame is drawn in slices, too.
  const me = useDeferredValue(data)
  const { setColorScheme } = useMantineColorScheme()
  const { locale, timeZone, theme, density } = me?.user ?? {}
  const [isHeld, setHeld] = useState(false)

  useOneCompany(me)
  useFreshRights(me)

  useEffect(() => {
    if (locale) void setLanguage(locale)
  }, [locale])
  useEffect(() => {
    if (theme) setColorScheme(schemeOf(theme))
  }, [theme, setColorScheme])
  useEffect(() => {
    if (density) applyDensity(density)
  }, [density])

  const reader = useMemo(
    () => ({ locale: locale ?? 'en', timeZone: timeZone ?? 'UTC' }),
    [locale, timeZone],
  )

  if (!me && error && describeError(error).reason !== 'signed_out') {
    return <ErrorState error={error} onRetry={() => void refetch()} />
  }
  if (!me) return <FrameSkeleton />
  return (
    <MeContext value={me}>
      <ReaderContext value={reader}>
        {me.gate || isHeld ? (
          <Suspense fallback={null}>
            <Gate kind={me.gate ?? 'enrol'} onHold={setHeld} />
          </Suspense>
        ) : (
          <Frame>
            <Outlet />
          </Frame>
        )}
        <StepUpPlace />
      </ReaderContext>
    </MeContext>
  )
}
