import type { ExplainedValue, Explanation } from '../explanation.ts'
import type { SecurityFacts, SecurityOverview } from './overview.ts'

type Figure = SecurityOverview['figures'][number]
type Link = NonNullable<Explanation['link']>

/** The figures of the security page, each with its rule, what it is made of and where its rows are. */
export function securityFigures(facts: SecurityFacts): Figure[] {
  return [
    figure('signedIn', facts.signedIn, signIns('signed_in'), {
      because: facts.byMethod.map(({ method, count: many }) =>
        part(`method.${method}`, many, signIns('signed_in', { method })),
      ),
      before: facts.signedInBefore,
    }),
    figure('refused', facts.refused, signIns('refused'), {
      because: facts.byRefusal.map(({ outcome, count: many }) => part(outcome, many)),
      before: facts.refusedBefore,
    }),
    figure('strange', facts.strange, signIns('strange'), {
      because: facts.byAnomaly.map(({ anomaly, count: many }) => part(anomaly, many)),
    }),
    figure('withoutFactor', facts.withoutFactor.length, members, {
      because: [
        part('withFactor', facts.members - facts.withoutFactor.length),
        part('factorRequired', facts.withoutFactor.filter(({ isRequired }) => isRequired).length),
      ],
    }),
    figure('openSessions', facts.sessions.open, members, {
      because: [part('peopleSignedIn', facts.sessions.people)],
    }),
    figure('locked', facts.locked.length, signIns('refused'), {
      because: facts.locked.map(({ name, until }) => ({
        fact: `name:${name}`,
        value: { kind: 'instant', value: until },
      })),
    }),
  ]
}

const members: Link = { entity: 'members' }

function signIns(group: string, filter: Record<string, string> = {}): Link {
  return { entity: 'sign_ins', filter: { group, ...filter } }
}

function figure(
  key: string,
  value: number,
  link: Link,
  { because, before }: { because: Explanation[]; before?: number },
): Figure {
  return {
    key,
    explanation: {
      fact: `security.${key}`,
      rule: `security.rule.${key}`,
      value: count(value),
      link,
      because,
    },
    previous: before === undefined ? null : count(before),
  }
}

function part(key: string, value: number, link?: Link): Explanation {
  return { fact: `security.${key}`, value: count(value), ...(link ? { link } : {}) }
}

function count(value: number): ExplainedValue {
  return { kind: 'count', value }
}
