import { PLAN_FIELDS, type PlanField } from '@sunlot/contract'
import type { PublishedColumn } from '@sunlot/tables'

/** Headings as bureaus write them, without spaces and brackets; the first pattern that fits wins. */
const HEADINGS: readonly (readonly [PlanField, RegExp])[] = [
  ['lineNo', /^(序号|编号|项次|顺序号?)$/],
  ['amount', /(比例|比率).*频(次|率)|频(次|率).*(比例|比率)/],
  ['rate', /比例|比率|抽查率/],
  ['frequency', /频(次|率)|^(抽查|检查)?次数$/],
  ['base', /基数|名录库.*(数|总量)|(对象|主体|企业)总(数|量)/],
  ['rounds', /月份$/],
  ['time', /时间|时段|时限|期限|日期/],
  ['riskRequirement', /风险|智慧监管/],
  ['staff', /(执法|检查)?人员(范围|要求|条件|构成|组成)?$|参加人员/],
  ['region', /^(抽查|检查|实施)?(范围|区域|地区|地域)$/],
  ['count', /(抽查|检查|抽取)?.*(对象数|数量|户数|家数)$/],
  ['scope', /对象/],
  ['name', /(计划|任务|项目)名称$|^(抽查|检查)(任务|项目|领域|类别|大类)$|^(任务|计划)$/],
  ['categoryText', /^(事项)?(类别|类型|分类)$|^(抽查|检查)?事项(类别|类型|分类)$/],
  ['itemText', /事项(名称)?$/],
  ['checkType', /^检查类型$/],
  ['content', /内容|要点|指标/],
  ['legalBasis', /依据/],
  ['method', /^(抽查|检查|实施)?(方式|方法|形式)$/],
  ['level', /模式$|层级$|^(抽查|检查)主体层级$/],
  ['organisation', /^(组织|发起|实施)(方式|形式)$/],
  ['leadAgency', /^(发起|牵头|主办|组织)(部门|单位|机关)$|^(检查|实施|抽查|执法)(主体|单位|部门|机关)$/],
  ['participants', /^(配合|参与|参加|联合|协同|协办|联合检查|联合抽查)(部门|单位|机关)$/],
  ['leadOffice', /(科室|股室|处室|股站|科股|机构|处|科|股)$|^(责任|承办|执行|负责)(部门|单位)$/],
  ['remarks', /备注|说明$/],
]

/** What each column seems to be; the clerk's word goes before. A field is read from its first column only. */
export function mapColumns(
  columns: readonly PublishedColumn[],
  chosen: Readonly<Record<string, PlanField | null>>,
): { letter: string; heading: string; field: PlanField | null }[] {
  const taken = new Set(Object.values(chosen))
  return columns.map(({ letter, heading }) => {
    const decided = chosen[letter]
    if (decided !== undefined) return { letter, heading, field: decided }
    const field = guessField(heading, taken)
    if (field) taken.add(field)
    return { letter, heading, field }
  })
}

function guessField(heading: string, taken: ReadonlySet<PlanField | null>): PlanField | null {
  const lowest = (heading.split('/').at(-1) ?? '').normalize('NFKC')
  const bare = lowest.replace(/["“”'\s]/g, '')
  // The words before a bracket first: 抽查主体(层级); then with it: 智慧监管(信用风险分类)要求.
  for (const words of [bare.replace(/\([^()]*\)$/, ''), bare.replace(/[()]/g, '')]) {
    const own = (Object.keys(PLAN_FIELDS) as PlanField[]).find((key) => PLAN_FIELDS[key] === words)
    const field = own ?? HEADINGS.find(([, pattern]) => pattern.test(words))?.[0]
    if (field && !taken.has(field)) return field
  }
  return null
}

/** A plan needs at least what is checked: the item or the name of the task. */
export function missingColumns(fields: ReadonlySet<PlanField | null>): string[] {
  return fields.has('itemText') || fields.has('name') ? [] : [PLAN_FIELDS.itemText]
}
