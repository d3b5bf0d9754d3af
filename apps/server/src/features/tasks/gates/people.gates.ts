import type { GateDraft, GateFacts } from './gate-facts.ts'
import { toEdit } from './gate-links.ts'

/** Who may be sent. */
export function peopleGates(facts: GateFacts): GateDraft[] {
  return [certifiedSeats(facts), crewComplete(facts), conflictsDeclared(facts)]
}

// S2-21, S4-04, B-07 每户检查人员不少于 2 名，持证；S0-09 专业技术人员不计入
function certifiedSeats({ task, preview, scheme: { policy, input } }: GateFacts): GateDraft {
  const { value, clause, overrules } = policy.minInspectors
  const certified = input.seats.filter((seat) => seat.certified && !seat.optional).length
  const isMet = certified >= value
  const expiring = preview.certificatesExpiring
  const usable = `${preview.people} 名可用` + (expiring > 0 ? `，${expiring} 名证件在检查结束前到期，已排除` : '')
  const fault = `方案每户只有 ${certified} 名持证人员，专业技术人员和可缺席位不计入`
  return {
    id: 'certified-seats',
    state: isMet ? 'passed' : 'blocked',
    requirement: `每户持证检查人员不少于 ${value} 名`,
    clause,
    evidence: (isMet ? usable : fault) + (overrules ? '。国家规定更严，按国家规定' : ''),
    link: isMet ? { text: '看凭据', to: '/inspectors' } : toEdit(task, '改席位'),
  }
}

// S0-11, B-01 人员从人员库抽取，席位须有人可抽
function crewComplete({ preview, scheme: { policy, input } }: GateFacts): GateDraft {
  const { crew, people, quota } = preview
  // Neighbours may share a visit, so this is the least number of visits.
  const visits = Math.ceil(quota / input.groupMax)
  const hasRoom = crew.visitsAtMost === null || crew.visitsAtMost >= visits
  const isMet = crew.filled === crew.seats && hasRoom
  const roomFault = `每人至多 ${input.visitsPerPerson} 户，只够排 ${crew.visitsAtMost} 组，至少要 ${visits} 组`
  return {
    id: 'crew-complete',
    state: isMet ? 'passed' : 'blocked',
    requirement: '人员够排满每户的席位',
    clause: policy.directoriesFirst.clause,
    evidence: isMet
      ? `每户 ${crew.seats} 名，${people} 名可用`
      : crew.filled < crew.seats
        ? describeShortage(preview)
        : roomFault,
    link: { text: isMet ? '看凭据' : '看人员名录', to: '/inspectors' },
  }
}

function describeShortage({ crew, seats }: GateFacts['preview']): string {
  const empty = seats.find(({ people, optional }) => people === 0 && !optional)
  if (empty) return `${empty.name}（${empty.condition}）没有一名符合条件的人`
  return `每户要 ${crew.seats} 名，符合条件的只够 ${crew.filled} 名`
}

// S4-05, B-07 利害关系应当回避
function conflictsDeclared({ preview, scheme: { policy } }: GateFacts): GateDraft {
  const { people, targets } = preview.recusals
  const isDeclared = people > 0
  return {
    id: 'conflicts-declared',
    state: isDeclared ? 'passed' : 'warned',
    requirement: '利害关系已申报，应回避的已排除',
    clause: policy.conflictsDeclared.clause,
    evidence: isDeclared ? `${people} 名对 ${targets} 户回避` : '没有一人申报，请确认都已问过',
    link: { text: isDeclared ? '看凭据' : '去申报', to: '/inspectors/conflicts' },
  }
}
