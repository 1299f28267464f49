import type { Explanation } from '@leora/domain/explanation'
import { lazy, Suspense, useState } from 'react'
import { withWords } from '#shared/i18n/with-words.ts'
import { FigureButton } from './figure-button.tsx'

const load = withWords(() => import('./explained-panel.tsx'))
const fetchSoon = () => void load()
const Panel = lazy(() => load().then((module) => ({ default: module.ExplainedPanel })))

/** A figure that opens its reasons; how they are shown is fetched when a hand comes near. */
export function ExplainedFigure({ explanation }: { explanation: Explanation }) {
  const [isAsked, setAsked] = useState(false)
  const button = (
    <FigureButton
      explanation={explanation}
      onClick={() => setAsked(true)}
      onPointerEnter={fetchSoon}
      onFocus={fetchSoon}
    />
  )
  return isAsked ? (
    <Suspense fallback={button}>
      <Panel explanation={explanation} />
    </Suspense>
  ) : (
    button
  )
}
