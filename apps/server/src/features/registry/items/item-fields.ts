import {
  CHECK_METHODS,
  CHECK_TYPES,
  type CheckPoint,
  EVIDENCE_KINDS,
  describeFrequency,
  ITEM_CATEGORIES,
  ITEM_RATE_LEVELS,
  type ItemBody,
  type ItemDifference,
  RANDOM_SCOPES,
  describeRate,
  readingText,
  type SubItem,
  UNKNOWN,
} from '@sunlot/contract'

type Offices = ReadonlyMap<string, string>
type Field = { key: keyof ItemBody; name: string; show: (item: ItemBody, offices: Offices) => string }

/** The fields of an item in the order in which a change shows them. */
const ITEM_FIELDS: readonly Field[] = [
  { key: 'code', name: '编号', show: ({ code }) => code },
  { key: 'name', name: '事项名称', show: ({ name }) => name },
  { key: 'category', name: '类别', show: ({ category }) => ITEM_CATEGORIES[category] },
  { key: 'legalBasis', name: '检查依据', show: ({ legalBasis }) => legalBasis },
  { key: 'domain', name: '业务领域', show: ({ domain }) => domain },
  { key: 'targetScope', name: '检查对象', show: ({ targetScope }) => targetScope },
  { key: 'rate', name: '抽查比例', show: ({ rate }) => (rate ? describeRate(rate) : '') },
  { key: 'rateText', name: '比例原文', show: ({ rateText }) => rateText },
  {
    key: 'frequency',
    name: '抽查频次',
    show: ({ frequency }) => (frequency ? describeFrequency(frequency) : ''),
  },
  { key: 'frequencyText', name: '频次原文', show: ({ frequencyText }) => frequencyText },
  { key: 'rateLevel', name: '比例由谁规定', show: ({ rateLevel }) => ITEM_RATE_LEVELS[rateLevel] },
  { key: 'rateBasis', name: '比例频次依据', show: ({ rateBasis }) => rateBasis },
  { key: 'methods', name: '检查方式', show: ({ methods }) => methods.map((one) => CHECK_METHODS[one]).join('、') },
  { key: 'checkType', name: '检查类型', show: ({ checkType }) => CHECK_TYPES[checkType] },
  { key: 'randomScope', name: '随机抽查', show: ({ randomScope }) => RANDOM_SCOPES[randomScope] },
  {
    key: 'approvingOfficeId',
    name: '审批科室',
    show: (item, offices) => offices.get(item.approvingOfficeId ?? '') ?? '',
  },
  {
    key: 'supervisingOfficeId',
    name: '监管科室',
    show: (item, offices) => offices.get(item.supervisingOfficeId ?? '') ?? '',
  },
  { key: 'powerCode', name: '权责清单编码', show: ({ powerCode }) => powerCode },
  { key: 'needsPermit', name: '许可证', show: ({ needsPermit }) => (needsPermit ? '必须有' : '不要求') },
  { key: 'isHot', name: '群众反映强烈', show: ({ isHot }) => (isHot ? '是' : '否') },
  {
    key: 'inspectorRequirement',
    name: '检查人员要求',
    show: ({ inspectorRequirement }) => inspectorRequirement,
  },
  { key: 'listedOn', name: '列入清单日期', show: ({ listedOn }) => listedOn ?? '' },
  { key: 'remarks', name: '备注', show: ({ remarks }) => remarks },
  { key: 'subItems', name: '子项和检查要点', show: ({ subItems }) => subItemsText(subItems) },
]

/** Where two states of an item differ, in words. */
export function compareItems(before: ItemBody, after: ItemBody, offices: Offices): ItemDifference[] {
  return changedFields(before, after).map(({ name, show }) => ({
    name,
    before: show(before, offices) || UNKNOWN,
    after: show(after, offices) || UNKNOWN,
  }))
}

/** The fields in which two states differ. */
export function changedFields(before: ItemBody, after: ItemBody): Field[] {
  return ITEM_FIELDS.filter(({ key }) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

/** Sub-items and their points as numbered lines. */
function subItemsText(subItems: readonly SubItem[]): string {
  return subItems
    .map(({ name, checkPoints }) => {
      const points = checkPoints.map((point, index) => `${index + 1}. ${checkPointText(point)}`)
      return [name, ...points].filter(Boolean).join('\n')
    })
    .join('\n')
}

function checkPointText({
  text,
  standard,
  legalBasis,
  reading,
  evidence,
  compliant,
  noncompliant,
}: CheckPoint): string {
  return [
    text,
    standard && `标准：${standard}`,
    legalBasis && `依据：${legalBasis}`,
    reading && `读数：${readingText(reading)}`,
    evidence.length > 0 && `取证：${evidence.map((kind) => EVIDENCE_KINDS[kind]).join('、')}`,
    compliant && `符合：${compliant}`,
    noncompliant && `不符合：${noncompliant}`,
  ]
    .filter(Boolean)
    .join('；')
}
