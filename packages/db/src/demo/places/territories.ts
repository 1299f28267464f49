import { type City, cities } from './cities.ts'

/** Sales territories: the US ones by state, every other country is one. */
const states = {
  'New England': ['MA', 'CT', 'RI', 'NH', 'ME', 'VT'],
  'New York': ['NY', 'NJ'],
  'Mid-Atlantic': ['PA', 'MD', 'DE', 'DC', 'VA'],
  Southeast: ['NC', 'SC', 'GA', 'TN', 'KY', 'AL'],
  Florida: ['FL'],
  'Great Lakes': ['OH', 'MI', 'IN', 'IL', 'WI'],
  'Upper Midwest': ['MN', 'MO', 'NE', 'IA'],
  'Texas & Gulf': ['TX', 'LA'],
  Mountain: ['CO', 'UT', 'NM', 'AZ', 'NV'],
  California: ['CA'],
  'Pacific Northwest': ['OR', 'WA', 'HI'],
} as const satisfies Record<string, readonly string[]>

const abroad = { CA: 'Canada', GB: 'United Kingdom', DE: 'Germany', FR: 'France' } as const

export type Territory = keyof typeof states | (typeof abroad)[keyof typeof abroad]

export const domesticTerritories = Object.keys(states) as (keyof typeof states)[]

const territoryOfState = new Map<string, Territory>(
  domesticTerritories.flatMap((territory) =>
    states[territory].map((state) => [state, territory] as const),
  ),
)

export function territoryOf(city: City): Territory {
  if (city.country !== 'US') return abroad[city.country]
  const territory = territoryOfState.get(city.region)
  if (!territory) throw new Error(`No territory covers ${city.region}`)
  return territory
}

export function citiesOf(territories: readonly Territory[]): City[] {
  return cities.filter((city) => territories.includes(territoryOf(city)))
}
