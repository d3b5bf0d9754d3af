import {
  CERTIFICATE_KINDS,
  INSPECTOR_KINDS,
  type InspectorKind,
  RISK_CLASSES,
  type RiskClass,
  TARGET_KINDS,
  type TargetKind,
} from '@sunlot/contract'

/** What else people write into a column of kinds. */
const TARGET_ALIASES: Partial<Record<TargetKind, readonly string[]>> = {
  enterprise: ['公司', '企业法人', '有限公司', '有限责任公司', '法人企业', '企业单位', '个人独资企业', '合伙企业'],
  individualBusiness: ['个体户', '个体', '个体经营户', '个体经营', '个体工商'],
  cooperative: ['合作社', '专业合作社', '农民合作社', '农业专业合作社'],
  farm: ['农场', '养殖场', '养殖户', '家庭农（牧）场'],
  project: ['工程项目', '建设项目'],
  site: ['地点', '场地'],
  other: ['其他', '事业单位', '机关', '社会组织', '自然人'],
}

const INSPECTOR_ALIASES: Partial<Record<InspectorKind, readonly string[]>> = {
  enforcement: ['执法检查人员', '行政执法人员', '持证执法人员', '持证人员', '执法', '检查人员'],
  technicalExpert: ['专家', '技术人员', '专业人员', '技术专家', '专业技术'],
}

/**
 * B-13: who may not check, however the sheet calls them; institutions and intermediaries report, auxiliaries assist.
 */
export const BARRED_KINDS =
  /检测机构|检验机构|鉴定机构|咨询机构|中介|第三方|科研院所|会计师|审计师|外包|劳务派遣|辅助人员|协管|网格员|临时工|志愿者/

export const TARGET_KIND_WORDS = wordsOf(TARGET_KINDS, TARGET_ALIASES)
export const INSPECTOR_KIND_WORDS = wordsOf(INSPECTOR_KINDS, INSPECTOR_ALIASES)
export const CERTIFICATE_KIND_WORDS = wordsOf(CERTIFICATE_KINDS, {
  unified: ['执法证', '地方执法证', '省级执法证', '政府执法证'],
  departmental: ['部委执法证', '国务院部门执法证', '专业执法证'],
})

/** A, A类, A级, A（低）, 低, 低风险 … */
export const RISK_WORDS: ReadonlyMap<string, RiskClass> = new Map(
  (Object.entries(RISK_CLASSES) as [RiskClass, string][]).flatMap(([letter, word]) =>
    [
      letter,
      `${letter}类`,
      `${letter}级`,
      `${letter}类风险`,
      `${letter}(${word})`,
      `${letter}（${word}）`,
      word,
      `${word}风险`,
    ].map((written) => [written, letter] as const),
  ),
)

/** GB 32100: the second character of a credit code tells what was registered. */
export function kindOfUscc(code: string): TargetKind {
  if (code.startsWith('91')) return 'enterprise'
  if (code.startsWith('92')) return 'individualBusiness'
  return code.startsWith('93') ? 'cooperative' : 'other'
}

function wordsOf<Key extends string>(
  names: Readonly<Record<Key, string>>,
  aliases: Partial<Record<Key, readonly string[]>>,
): ReadonlyMap<string, Key> {
  const keys = Object.keys(names) as Key[]
  return new Map(keys.flatMap((key) => [names[key], ...(aliases[key] ?? [])].map((word) => [word, key] as const)))
}
