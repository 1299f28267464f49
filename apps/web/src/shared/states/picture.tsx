import { lazy, type ReactNode, Suspense } from 'react'
import type { PictureName } from './picture-lines.tsx'

// Few screens are empty: the lines come when one is, and are not missed where they cannot come.
const PictureLines = lazy(() =>
  import('./picture-lines.tsx').then(
    (module) => ({ default: module.PictureLines }),
    () => ({ default: (): ReactNode => null }),
  ),
)

export function Picture({ name, size = 96 }: { name: PictureName; size?: number }) {
  return (
    <svg width={size} height={size * 0.85} viewBox="0 4 96 82" aria-hidden>
      <Suspense fallback={null}>
        <PictureLines name={name} />
      </Suspense>
    </svg>
  )
}
