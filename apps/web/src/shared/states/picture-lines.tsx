import type { ReactNode } from 'react'

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const
const accent = { ...line, stroke: 'var(--l-accent-text)' } as const

const pictures = {
  customers: (
    <>
      <path {...line} d="M16 34h64M22 34v34h52V34M18 22h60l4 12H14z" />
      <path {...line} d="M56 68V48h12v20M28 48h18v12H28z" />
      <path {...accent} d="M34 22v6a5 5 0 0 0 10 0v-6M52 22v6a5 5 0 0 0 10 0v-6" />
    </>
  ),
  search: (
    <>
      <path {...line} d="M14 26h40M14 40h26M14 54h30M14 68h20" />
      <circle {...accent} cx="62" cy="52" r="15" />
      <path {...accent} d="m73 63 11 11" />
    </>
  ),
  quiet: (
    <>
      <path {...line} d="M20 70h56M28 70c0-22 6-38 20-38s20 16 20 38" />
      <path {...accent} d="M48 12v8M24 22l5 6M72 22l-5 6" />
    </>
  ),
  keys: (
    <>
      <circle {...accent} cx="34" cy="46" r="14" />
      <path {...line} d="M48 46h34M72 46v12M62 46v8" />
    </>
  ),
  lost: (
    <>
      <path {...line} d="M14 24l22-8 24 8 22-8v48l-22 8-24-8-22 8zM36 16v48M60 24v48" />
      <path {...accent} d="M43 37l10 10M53 37L43 47" />
    </>
  ),
  broken: (
    <>
      <path {...line} d="M36 12h24v18c0 10-5 16-12 16s-12-6-12-16zM48 46v24M36 74h24" />
      <path {...accent} d="M52 12l-6 12 6 6-5 9" />
    </>
  ),
} as const satisfies Record<string, ReactNode>

export type PictureName = keyof typeof pictures

export function PictureLines({ name }: { name: PictureName }): ReactNode {
  return pictures[name]
}
