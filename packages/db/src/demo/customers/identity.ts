import type { CustomerType } from '@leora/domain/customers/customer'
import type { Venue } from '../names/flavour.ts'
import { makeName, type VenueName } from '../names/make-name.ts'
import { toWebName } from '../names/web-name.ts'
import type { City } from '../places/cities.ts'
import type { Random } from '../random.ts'

/** How an account is called and reached; names and e-mail addresses are unique in a company. */
export interface Identity {
  name: string
  email: string | null
  billingEmail: string | null
  website: string | null
}

interface Chain {
  readonly called: VenueName
  readonly domain: string
  readonly billingEmail: string
}

const districts = [
  'Downtown',
  'Riverside',
  'Old Town',
  'Station',
  'Airport',
  'Market Square',
  'Northgate',
  'Eastside',
  'Harbor',
  'University',
  'Arts District',
  'Crossing',
] as const

/** About eight sites to a chain. */
const sitesPerChain = 8

/** Names accounts of one company one after another, remembering what is taken. */
export function createNaming(random: Random, customerCount: number) {
  const names = new Set<string>()
  const domains = new Set<string>()
  const mailboxes = new Set<string>()
  const chains = new Map<number, Chain>()
  const chainCount = Math.max(3, Math.round((customerCount * 0.12) / sitesPerChain))

  function nameAccount(type: CustomerType, venue: Venue, city: City): Identity {
    return type === 'chain' ? nameSite(city) : nameSingle(venue, city)
  }

  function nameSingle(venue: Venue, city: City): Identity {
    const called = callFreshly(venue, city)
    const local = `${called.name}, ${city.city}`
    const name = claim(names, called.name, [local], (turn) => `${local} ${turn}`)
    const domain = claimDomain(called.webName, city)
    // A few of the smallest write from a shared mail provider and have no site.
    const isSmall = (venue === 'bar' || venue === 'restaurant') && random.chance(0.14)
    const mailbox = isSmall
      ? `${domain}@postbox.test`
      : `${random.pick(called.flavour.mailboxes)}@${domain}.example`
    return {
      name,
      email: random.chance(0.93) ? mailbox : null,
      billingEmail:
        !isSmall && random.chance(0.55)
          ? `${random.pick(called.flavour.billingMailboxes)}@${domain}.example`
          : null,
      website: !isSmall && random.chance(0.8) ? `https://www.${domain}.example` : null,
    }
  }

  function nameSite(city: City): Identity {
    const chain = pickChain(city)
    const site = `${chain.called.name} ${city.city}`
    const name = claim(
      names,
      site,
      districts.map((district) => `${site} ${district}`),
      (turn) => `${site} #${turn}`,
    )
    const place = toWebName(name.slice(chain.called.name.length))
    return {
      name,
      email: `${claim(mailboxes, `${place}@${chain.domain}.example`, [], (turn) => `${place}-${turn}@${chain.domain}.example`)}`,
      billingEmail: chain.billingEmail,
      website: `https://www.${chain.domain}.example/${place}`,
    }
  }

  /** The squared draw makes a few chains large and most of them small. */
  function pickChain(city: City): Chain {
    const index = Math.floor(random.fraction() ** 2 * chainCount)
    const known = chains.get(index)
    if (known) return known
    const called = callFreshly('chain', city)
    const name = claim(names, called.name, [], (turn) => `${called.name} ${turn}`)
    const domain = claimDomain(toWebName(name), city)
    const chain = {
      called: { ...called, name },
      domain,
      billingEmail: `${random.pick(called.flavour.billingMailboxes)}@${domain}.example`,
    }
    chains.set(index, chain)
    return chain
  }

  /** A few draws for a name that is still free; the last one counts, free or not. */
  function callFreshly(venue: Venue, city: City): VenueName {
    for (let draw = 1; ; draw++) {
      const called = makeName(random, venue, city.country)
      if (draw === 6 || !names.has(called.name)) return called
    }
  }

  function claimDomain(webName: string, city: City): string {
    const local = `${webName}-${toWebName(city.city)}`
    return claim(domains, webName, [local], (turn) => `${local}-${turn}`)
  }

  return nameAccount
}

/** The first free of: the wish, the alternatives, then the numbered ones from 2 on. */
function claim(
  taken: Set<string>,
  wish: string,
  alternatives: readonly string[],
  numbered: (turn: number) => string,
): string {
  let free = [wish, ...alternatives].find((text) => !taken.has(text))
  for (let turn = 2; free === undefined; turn++) {
    if (!taken.has(numbered(turn))) free = numbered(turn)
  }
  taken.add(free)
  return free
}
