import {
  CHECK_TYPES,
  DRAW_LEVELS,
  ITEM_CATEGORIES,
  normalizePlanCell,
  ORGANISATION_WAYS,
  type PlanLineInput,
  TARGET_KINDS,
} from '@sunlot/contract'
import type { TargetKind } from '@sunlot/contract'

/** What a cell of words means; `rest` is what found no place of its own. */
export interface WordReading<Value> {
  readonly value: Value
  readonly words: string
  readonly rest: string
}

type Method = PlanLineInput['methods'][number]
const METHODS: readonly (readonly [Method, RegExp])[] = [
  ['onSite', /^(实地|现场|入户)?(核查|检查|抽查|查看|勘查)?$|^(实地|现场)/],
  ['documentReview', /^(书面|资料|材料|案卷)/],
  ['onlineMonitoring', /^(网络|网上|在线|非现场|远程)/],
]

/** 现场检查、书面检查: ways of checking; any other word keeps the cell as text. */
export function readMethods(text: string): WordReading<Method[]> {
  const words = splitNames(text)
  const methods = METHODS.filter(([, pattern]) => words.some((word) => pattern.test(word))).map(([method]) => method)
  const strange = words.filter((word) => !METHODS.some(([, pattern]) => pattern.test(word)))
  return { value: methods, words: '', rest: strange.join('、') }
}

export function readCategory(text: string): WordReading<PlanLineInput['category']> {
  const found = /重点/.test(text) ? 'key' : /一般/.test(text) ? 'general' : null
  return { value: found, words: found ? ITEM_CATEGORIES[found] : '', rest: found ? '' : text }
}

export function readLevel(text: string): WordReading<PlanLineInput['level']> {
  const plain = normalizePlanCell(text).replace(/\([^()]*\)/g, '')
  const level = Object.entries({ cityCheck: /^市抽市查$/, countyCheck: /^市抽[县区]查$/, own: /^(本级抽查|本级)?$/ })
    .filter(([, pattern]) => pattern.test(plain))
    .map(([key]) => key as PlanLineInput['level'])[0]
  return { value: level ?? 'own', words: level && text !== '' ? DRAW_LEVELS[level] : '', rest: level ? '' : text }
}

export function readCheckType(text: string): WordReading<PlanLineInput['checkType']> {
  const types = Object.entries(CHECK_TYPES) as [PlanLineInput['checkType'], string][]
  const found = types.find(([, word]) => word === text || word.slice(0, 2) === text)
  return { value: found?.[0] ?? 'routine', words: found?.[1] ?? '', rest: found || text === '' ? '' : text }
}

/** The way as written, else 部门联合 where other agencies are named. */
export function readOrganisation(text: string, isJoint: boolean): WordReading<PlanLineInput['organisation']> {
  const ways = Object.entries(ORGANISATION_WAYS) as [PlanLineInput['organisation'], string][]
  const found = ways.find(([, word]) => word === text)
  const rest = found || text === '' ? '' : text
  return { value: found?.[0] ?? (isJoint ? 'joint' : 'own'), words: found?.[1] ?? '', rest }
}

/** 每户 2 名，持证人员不少于 2 名，专长：种子: people a visit; other words stay words. */
export function readStaff(text: string): WordReading<PlanLineInput['staff']> {
  const parts = text
    .split(/[，,；;。\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const staff: PlanLineInput['staff'] = { seats: null, minimum: null, expertise: [], offices: [], text: '' }
  const left: string[] = []
  for (const part of parts) {
    const plain = normalizePlanCell(part)
    const seats = /^(?:每户|每组|每次|每家)(?:检查)?(?:人员)?(\d{1,2})(?:名|人)(?:检查人员|执法人员)?$/.exec(plain)?.[1]
    const least = /(?:不少于|至少|>=)(\d{1,2})(?:名|人|位)|(\d{1,2})(?:名|人)以上/.exec(plain)
    const expertise = /^专长:(.+)$/.exec(plain)?.[1]
    const offices = /^从(.+)抽取$/.exec(plain)?.[1]
    if (seats) staff.seats = inRange(seats)
    else if (least) staff.minimum = inRange(least[1] ?? least[2] ?? '')
    else if (expertise) staff.expertise = splitNames(expertise)
    else if (offices) staff.offices = splitNames(offices)
    // The words around a head count stay as well: who they are.
    if (!seats && !expertise && !offices && !/^持证人员(?:不少于|至少)\d+名$/.test(plain)) left.push(part)
  }
  staff.text = left.join('，')
  return { value: staff, words: '', rest: '' }
}

function inRange(number: string): number | null {
  return Number(number) >= 1 && Number(number) <= 20 ? Number(number) : null
}

/** Words first, then kinds of targets where every word of a part is one. */
export function readScope(text: string, region: string): PlanLineInput['scope'] {
  const kindOf = new Map<string, TargetKind>(
    Object.entries(TARGET_KINDS).map(([kind, word]) => [word, kind as TargetKind]),
  )
  const parts = text.split('，')
  const last = parts.at(-1) ?? ''
  const kinds = parts.length > 1 ? splitNames(last).map((word) => kindOf.get(word)) : []
  const areKinds = kinds.length > 0 && kinds.every((kind) => kind !== undefined)
  const words = areKinds ? parts.slice(0, -1).join('，') : text
  return {
    kinds: areKinds ? kinds.filter((kind) => kind !== undefined) : [],
    regions: [],
    poolIds: [],
    tagIds: [],
    text: [words, region].filter((part) => part !== '').join('，'),
  }
}

/** Names in one cell, between commas or lines. */
export function splitNames(text: string): string[] {
  return text
    .split(/[、,，;；\n\r]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
