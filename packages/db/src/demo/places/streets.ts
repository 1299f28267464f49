import type { Random } from '../random.ts'
import type { City, Country } from './cities.ts'

export interface Address {
  street1: string
  street2: string | null
  city: string
  region: string
  postalCode: string
  country: string
  latitude: number
  longitude: number
}

const english = [
  'Alder',
  'Ashby',
  'Barley',
  'Beacon',
  'Birch',
  'Bridge',
  'Cannery',
  'Carriage',
  'Cedar',
  'Chapel',
  'Cooper',
  'Court',
  'Dock',
  'Elm',
  'Exchange',
  'Fairmount',
  'Ferry',
  'Foundry',
  'Garden',
  'Granary',
  'Grove',
  'Harbor',
  'Hawthorn',
  'Hill',
  'Juniper',
  'Lake',
  'Laurel',
  'Linden',
  'Main',
  'Maple',
  'Market',
  'Meadow',
  'Mill',
  'Mulberry',
  'Oak',
  'Orchard',
  'Park',
  'Pearl',
  'Pine',
  'Poplar',
  'Prospect',
  'Quarry',
  'River',
  'Rowan',
  'Spring',
  'Spruce',
  'Station',
  'Sycamore',
  'Union',
  'Vine',
  'Walnut',
  'Water',
  'Willow',
  'Wharf',
]
const german = [
  'Ahornweg',
  'Am Alten Hafen',
  'Bahnhofstraße',
  'Brunnengasse',
  'Fährstraße',
  'Gartenstraße',
  'Hopfenweg',
  'Kelterstraße',
  'Küfergasse',
  'Lindenallee',
  'Marktplatz',
  'Mühlenweg',
  'Rebenstraße',
  'Schlossgasse',
  'Speicherstraße',
  'Weinbergstraße',
]
const french = [
  'allée des Tilleuls',
  'avenue de la Gare',
  'boulevard du Marché',
  'cours des Halles',
  'impasse du Pressoir',
  'place de l’Église',
  'quai des Tonneliers',
  'rue de la Fontaine',
  'rue des Vignes',
  'rue du Moulin',
  'rue Haute',
  'rue Saint-Vincent',
]
const american = ['St', 'Ave', 'Blvd', 'Rd', 'Ln', 'Dr', 'Way', 'Pl'] as const
const british = ['Street', 'Road', 'Lane', 'Row', 'Yard', 'Terrace'] as const
const ordinals = [
  '1st',
  '2nd',
  '3rd',
  '4th',
  '5th',
  '6th',
  '7th',
  '8th',
  '9th',
  '11th',
  '14th',
  '23rd',
]

export function makeAddress(random: Random, city: City): Address {
  return {
    street1: makeStreet(random, city.country),
    street2: makeUnit(random, city.country),
    city: city.city,
    region: city.region,
    postalCode: makePostalCode(random, city.postalPattern),
    country: city.country,
    latitude: scatter(random, city.latitude),
    longitude: scatter(random, city.longitude),
  }
}

function makeStreet(random: Random, country: Country): string {
  switch (country) {
    case 'US':
    case 'CA':
      return `${random.between(1, 4_999)} ${compass(random)}${northAmericanName(random)} ${random.pick(american)}`
    case 'GB':
      return `${random.between(1, 180)} ${random.pick(english)} ${random.pick(british)}`
    case 'DE':
      return `${random.pick(german)} ${random.between(1, 120)}${random.chance(0.1) ? 'a' : ''}`
    case 'FR':
      return `${random.between(1, 120)}${random.chance(0.08) ? ' bis' : ''} ${random.pick(french)}`
  }
}

function northAmericanName(random: Random): string {
  return random.chance(0.12) ? random.pick(ordinals) : random.pick(english)
}

function compass(random: Random): string {
  return random.chance(0.3) ? `${random.pick(['N', 'S', 'E', 'W'])} ` : ''
}

function makeUnit(random: Random, country: Country): string | null {
  if (!random.chance(0.12)) return null
  if (country === 'DE') return random.pick(['Hinterhaus', '2. OG', 'Hof links'])
  if (country === 'FR') return random.pick(['Bâtiment B', '2e étage', 'Local 4'])
  if (country === 'GB') return random.pick(['Unit 3', 'Ground Floor', 'Arch 12'])
  return `${random.pick(['Suite', 'Unit', 'Floor', 'Bay'])} ${random.between(1, 40)}`
}

// Canadian and British codes leave out the letters that read as digits.
const postalLetters = 'ABEGHJLNRSTWXZ'.split('')

function makePostalCode(random: Random, pattern: string): string {
  return pattern.replace(/[#@]/g, (mark) =>
    mark === '#' ? String(random.below(10)) : random.pick(postalLetters),
  )
}

/** About four kilometres around the centre, at the five decimals that name a doorway. */
function scatter(random: Random, degrees: number): number {
  return Math.round((degrees + random.normal() * 0.035) * 100_000) / 100_000
}
