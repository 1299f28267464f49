import type { Random } from '../random.ts'
import { english } from './english.ts'
import { type Flavour, fillPattern, type Venue } from './flavour.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { makeScriptName, scriptVenues } from './other-scripts.ts'
import { spanish } from './spanish.ts'
import { toWebName } from './web-name.ts'

export interface VenueName {
  readonly name: string
  /** What its web address is made from. */
  readonly webName: string
  readonly flavour: Flavour
}

const legalForm = / (Inc\.|LLC|Co\.|Ltd\.|GmbH|KG|mbH|S\.r\.l\.|S\.p\.A\.|S\.L\.|SARL|SAS)( &.*)?$/

const abroad: Readonly<Record<string, Flavour>> = { FR: french, DE: german }

const inEnglish = [
  [english, 62],
  [italian, 13],
  [spanish, 11],
  [french, 9],
  [german, 5],
] as const

export function makeName(random: Random, venue: Venue, country: string): VenueName {
  if (scriptVenues.includes(venue) && random.chance(0.018)) {
    const { name, latin } = makeScriptName(random)
    return { name, webName: latin, flavour: english }
  }
  const home = abroad[country]
  const flavour = home && random.chance(0.85) ? home : random.weigh(inEnglish)
  const name = fillPattern(random, flavour, venue)
  return { name, webName: toWebName(name.replace(legalForm, '')), flavour }
}
