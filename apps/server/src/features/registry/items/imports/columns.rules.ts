import type { ItemColumnKey, ItemMapping } from '@sunlot/contract'
import type { PublishedTable } from '@sunlot/tables'

/** Headings as bureaus write them, without spaces and marks; the first pattern that fits wins. */
const HEADINGS: readonly (readonly [ItemColumnKey, RegExp])[] = [
  ['number', /^(序号|编号|序列|顺序)$/],
  ['powerCode', /(权责|权力|职权|事项|实施|目录|基本)?(编码|代码)$|^(事项|权责)编号$/],
  ['category', /^(抽查|检查)?事项类(别|型)$|^(一般|重点).*事项$/],
  ['amount', /比例.*频(次|率)|频(次|率).*比例/],
  ['rate', /比例|比率/],
  ['frequency', /频(次|率)|次数/],
  ['methods', /方式|方法/],
  ['legalBasis', /依据/],
  ['inspectorRequirement', /人员要求|人员条件/],
  ['targetScope', /对象/],
  ['subItem', /子项|^(检查|抽查)项目$/],
  ['content', /内容|要点|标准/],
  ['group', /领域$|^(抽查|检查)(类别|大类)$|^大类$|^行业$/],
  ['name', /事项(名称)?$|^(任务|项目)?名称$|^项目$/],
  ['office', /^(抽查|检查|实施|执法|监管|责任|承办|发起|牵头)?(主体|机构|单位|部门|科室|股室|处室)(名称)?$/],
  ['remarks', /^备注|说明$/],
]

/** What each column seems to be; a field is read from its first column only. Two-level headings go by their lower part. */
export function suggestColumns({ columns, rows }: Pick<PublishedTable, 'columns' | 'rows'>): ItemMapping {
  const fields: ItemMapping = {}
  const taken = new Set<ItemColumnKey>()
  for (const { letter, heading } of columns) {
    const plain = (heading.split('/').at(-1) ?? '').normalize('NFKC').replace(/[\s"“”'()[\]【】:：]/g, '')
    const field = HEADINGS.find(([key, pattern]) => !taken.has(key) && pattern.test(plain))?.[0] ?? null
    fields[letter] = field
    if (field) taken.add(field)
  }
  return liftGroup(fields, { columns, rows })
}

/**
 * Some lists number the 领域 and put several 事项 under one number: then the 领域 is the item and the 事项 its sub-items.
 * Where no column is called 事项 at all, the 类别 is the item as well.
 */
function liftGroup(fields: ItemMapping, { columns, rows }: Pick<PublishedTable, 'columns' | 'rows'>): ItemMapping {
  const letterOf = (key: ItemColumnKey) => columns.find(({ letter }) => fields[letter] === key)?.letter
  const [group, name, number] = [letterOf('group'), letterOf('name'), letterOf('number')]
  if (!group) return fields
  if (!name) return { ...fields, [group]: 'name' }
  if (!number || letterOf('subItem')) return fields
  const at = (letter: string) => columns.findIndex((column) => column.letter === letter)
  const isShared = rows.some(
    ({ cells }) => cells[at(number)]?.inheritedFrom !== undefined && cells[at(name)]?.inheritedFrom === undefined,
  )
  return isShared ? { ...fields, [group]: 'name', [name]: 'subItem' } : fields
}
