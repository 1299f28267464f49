import type { Random } from '../random.ts'

const delivery = [
  'Deliver before 11:00; the alley is closed to vans after that.',
  'Ring twice at the cellar hatch, the bell upstairs is broken.',
  'Loading dock on the north side, maximum height 3.2 m.',
  'Empty kegs are stacked behind the kitchen: take them back every time.',
  'No deliveries on Mondays, the house is closed.',
  'Ask for a signature from the floor lead, never leave pallets on the pavement.',
]
const taste = [
  'Loves crisp whites from small growers and asks for the story behind each bottle.',
  'Wants "nothing fancy": three reds, three whites, one fizz, all under 12 a bottle.',
  'Moving the list towards organic growers by next spring.',
  'Buys spirits elsewhere; would switch for a better agave range.',
  'Their guests drink local first, then Loire.',
  'Pours eight taps, two rotate monthly. Interested in a sour for summer.',
]
const people = [
  'The owner decides, the bartender influences. Tuesday afternoon is the best time.',
  'New beverage director since autumn, open to tastings.',
  'Prefers a text to a call. Never during service.',
  'Pays on the last possible day, but pays.',
  "Met at the spring trade fair; asked for the importers' book.",
  'Second site planned next door, wants one invoice for both.',
]

export function makeNotes(random: Random): string | null {
  if (!random.chance(0.32)) return null
  const count = random.weigh([
    [1, 6],
    [2, 3],
    [3, 1],
  ])
  return [delivery, taste, people]
    .map((list) => [random.fraction(), random.pick(list)] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, sentence]) => sentence)
    .join('\n')
}
