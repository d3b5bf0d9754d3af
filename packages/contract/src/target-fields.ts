import { z } from 'zod'
import { TARGET_KINDS, type TargetKind } from './target-kinds.ts'

/** What else is known of a target, beside the columns of the list; phone numbers stay out of lists and exports. */
export const TARGET_DETAILS = {
  legalRepresentative: '法定代表人或负责人',
  liaison: '联络员',
  phone: '联系电话',
  projectNo: '项目代码',
  responsibleName: '责任主体名称',
  maker: '生产者',
  model: '规格型号',
  conduct: '行为内容',
  extent: '范围或四至',
  permitName: '许可事项',
  discharge: '排放口和主要污染物',
} as const
export type TargetDetailKey = keyof typeof TARGET_DETAILS
const DETAIL_KEYS = Object.keys(TARGET_DETAILS) as [TargetDetailKey, ...TargetDetailKey[]]
/** Texts by key; what is unknown is left out. */
export const TargetDetailsSchema = z.partialRecord(z.enum(DETAIL_KEYS), z.string().trim().max(200))
export type TargetDetails = z.infer<typeof TargetDetailsSchema>

/** A field that a kind can require: a detail, or one of the target's own. */
export type KindField = TargetDetailKey | 'address' | 'permitNo' | 'ownCode' | 'responsibleId'
const OWN_FIELDS = {
  address: '地址',
  permitNo: '许可证编号',
  ownCode: '本局编号',
  responsibleId: '责任主体（从名录库选）',
} as const
/** The field as forms and messages call it. */
export function kindFieldName(field: KindField): string {
  return field in OWN_FIELDS ? OWN_FIELDS[field as keyof typeof OWN_FIELDS] : TARGET_DETAILS[field as TargetDetailKey]
}

type Required = readonly (readonly KindField[])[]
const ANSWERABLE = ['responsibleId', 'responsibleName'] as const

/**
 * S3-08: the main facts of each kind. `required`: of every group at least one is filled; `offered`: what else its form
 * asks for. Name, code, kind and at least one item are required of all.
 */
export const TARGET_KIND_FIELDS = {
  enterprise: { required: [], offered: ['legalRepresentative', 'liaison', 'phone', 'address'] },
  individualBusiness: { required: [], offered: ['legalRepresentative', 'phone', 'address'] },
  cooperative: { required: [], offered: ['legalRepresentative', 'liaison', 'phone', 'address'] },
  farm: { required: [], offered: ['legalRepresentative', 'phone', 'address', 'extent'] },
  project: { required: [['projectNo', 'ownCode'], ANSWERABLE], offered: ['address', 'extent', 'liaison', 'phone'] },
  product: { required: [['maker', 'responsibleId']], offered: ['model', 'responsibleName'] },
  activity: { required: [['conduct'], ANSWERABLE], offered: ['address'] },
  site: { required: [['address', 'extent']], offered: ['responsibleId', 'responsibleName', 'liaison', 'phone'] },
  permit: { required: [['permitNo'], ANSWERABLE], offered: ['permitName', 'address'] },
  pollutionSource: {
    required: [['permitNo'], ['address']],
    offered: ['discharge', 'responsibleId', 'liaison', 'phone'],
  },
  other: { required: [], offered: ['legalRepresentative', 'liaison', 'phone', 'address'] },
} as const satisfies Record<TargetKind, { required: Required; offered: readonly KindField[] }>

export interface KindFacts {
  readonly kind: TargetKind
  readonly codeKind: 'uscc' | 'own'
  readonly address: string
  readonly permitNo: string
  readonly responsibleId: string | null
  readonly details: TargetDetails
}

/** The first required field of its kind that is empty, with the sentence that says so; undefined when all are there. */
export function findMissingField(target: KindFacts): { path: readonly string[]; text: string } | undefined {
  const required: Required = TARGET_KIND_FIELDS[target.kind].required
  const missing = required.find((group) => !group.some((field) => hasField(target, field)))
  const first = missing?.[0]
  if (!missing || !first) return undefined
  const text = `${TARGET_KINDS[target.kind]}须填${missing.map(kindFieldName).join('或')}`
  return { path: first in TARGET_DETAILS ? ['details', first] : [first === 'ownCode' ? 'code' : first], text }
}

function hasField(target: KindFacts, field: KindField): boolean {
  if (field === 'ownCode') return target.codeKind === 'own'
  if (field === 'responsibleId') return target.responsibleId !== null
  if (field === 'address' || field === 'permitNo') return target[field] !== ''
  return Boolean(target.details[field])
}
