import { daysBefore } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import { makeId } from '../make-id.ts'
import { createRandom } from '../random.ts'

interface Kind {
  readonly category: string
  readonly names: readonly string[]
  readonly packs: readonly string[]
  /** In minor units, for one pack. */
  readonly price: readonly [low: number, high: number]
  readonly attributes: readonly Readonly<Record<string, string>>[]
}

const kinds: readonly Kind[] = [
  {
    category: 'Wine',
    names: [
      'Sauvignon Blanc',
      'Riesling Trocken',
      'Pinot Noir',
      'Malbec Reserva',
      'Rosé',
      'Chianti',
    ],
    packs: ['6 × 0.75 l', '12 × 0.75 l'],
    price: [42_00, 138_00],
    attributes: [
      { region: 'Rheingau', vintage: '2024' },
      { region: 'Mendoza', vintage: '2023' },
      { region: 'Toscana', vintage: '2022' },
    ],
  },
  {
    category: 'Beer',
    names: ['Pale Ale', 'Pilsner', 'Wheat Beer', 'Stout', 'Session IPA'],
    packs: ['24 × 0.33 l', 'Keg 30 l'],
    price: [24_00, 118_00],
    attributes: [{ style: 'craft' }, { style: 'classic' }],
  },
  {
    category: 'Spirits',
    names: ['Dry Gin', 'Bourbon', 'Añejo Tequila', 'Amaro', 'Rum 8 Years'],
    packs: ['6 × 0.7 l'],
    price: [96_00, 264_00],
    attributes: [{ strength: '40 %' }, { strength: '46 %' }],
  },
  {
    category: 'Non-alcoholic',
    names: ['Tonic Water', 'Ginger Beer', 'Sparkling Water', 'Cold Brew', 'Verjus Spritz'],
    packs: ['24 × 0.2 l', '12 × 0.75 l'],
    price: [9_60, 28_00],
    attributes: [{}],
  },
]

const houses = ['Alder & Finch', 'Casa Lumina', 'Sonnhalde', 'North Pier'] as const

export interface DemoProduct {
  readonly id: string
  readonly priceMinor: number
}

const known = new WeakMap<DemoCompany, readonly ReturnType<typeof makeProducts>[number][]>()

/** What the company sells: every name from two houses, in a pack of its own. */
export function listProducts(company: DemoCompany) {
  const products = known.get(company) ?? makeProducts(company)
  known.set(company, products)
  return products
}

function makeProducts({ id: tenantId, seed, currency, createdAt, asOf }: DemoCompany) {
  const random = createRandom(seed, 'products')
  const at = daysBefore(createdAt, 1)
  return kinds.flatMap(({ category, names, packs, price, attributes }) =>
    names.flatMap((name, index) =>
      [0, 1].map((turn) => {
        const house = houses[(index + turn * 2) % houses.length] ?? houses[0]
        const steps = (price[1] - price[0]) / 60
        const priceMinor = Math.round(price[0] + random.below(60) * steps)
        return {
          tenantId,
          id: makeId(random, at),
          sku: `${category.slice(0, 2).toUpperCase()}-${String(100 + index * 2 + turn)}`,
          name: `${house} ${name}`,
          category,
          pack: random.pick(packs),
          unit: 'case',
          barcode: `40${String(10_000_000_00 + random.below(899_999_999))}`,
          costMinor: Math.round(priceMinor * (0.58 + random.fraction() * 0.16)),
          priceMinor,
          currency,
          taxClass: 'standard',
          attributes: JSON.stringify(random.pick(attributes)),
          isActive: !random.chance(0.05),
          version: 1,
          createdAt: at,
          updatedAt: daysBefore(asOf, random.below(200)),
          deletedAt: null,
        }
      }),
    ),
  )
}

export function* generateProducts(company: DemoCompany) {
  yield* listProducts(company)
}
