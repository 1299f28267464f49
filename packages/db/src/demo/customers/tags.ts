import type { Venue } from '../names/flavour.ts'
import type { Random } from '../random.ts'

const everywhere = [
  'red wine',
  'white wine',
  'rosé',
  'sparkling',
  'low & no alcohol',
  'soft drinks',
  'craft beer',
  'weekly order',
  'price sensitive',
  'staff training',
  'seasonal list',
] as const

const byVenue: Record<Venue, readonly string[]> = {
  restaurant: [
    'natural wine',
    'by the glass',
    'tasting menu',
    'orange wine',
    'aperitif',
    'sommelier',
    'half bottles',
    'digestif',
    'cider',
    'terrace',
  ],
  bar: [
    'draught beer',
    'spirits',
    'cocktails',
    'agave',
    'amaro',
    'whisky',
    'keg wine',
    'happy hour',
    'late delivery',
    'mixers',
    'rum',
  ],
  hotel: [
    'minibar',
    'banquets',
    'room service',
    'champagne',
    'mineral water',
    'rooftop',
    'magnums',
    'breakfast bar',
  ],
  shop: [
    'natural wine',
    'gift boxes',
    'tastings',
    'spirits',
    'old vintages',
    'growler fills',
    'club shipments',
    'private label',
    'sake',
    'cider',
  ],
  chain: [
    'central buying',
    'planogram',
    'draught beer',
    'cans',
    'private label',
    'promotions',
    'multi-site',
    'energy drinks',
  ],
  distributor: [
    'full pallets',
    'export',
    'own warehouse',
    'bulk wine',
    'spirits',
    'kegs',
    'bonded',
  ],
  events: [
    'season opener',
    'plastic only',
    'champagne',
    'sale or return',
    'mobile bar',
    'mineral water',
    'sponsorship',
  ],
}

export function makeTags(random: Random, venue: Venue): string[] {
  const count = random.weigh([
    [0, 8],
    [1, 18],
    [2, 30],
    [3, 26],
    [4, 13],
    [6, 5],
  ])
  const tags = new Set<string>()
  while (tags.size < count) tags.add(random.pick(random.chance(0.65) ? byVenue[venue] : everywhere))
  return [...tags]
}
