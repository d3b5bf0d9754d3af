import {
  CHECK_METHODS,
  CHECK_TYPES,
  describeFrequency,
  type Item,
  ITEM_CATEGORIES,
  ITEM_FLAGS,
  ITEM_SOURCES,
  type SubItem,
  describeRate,
} from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'

/** The list as a table in the columns its import reads, with owner, source and what to look at beside; points by item id. */
export function itemsTable(items: readonly Item[], points: ReadonlyMap<string, string>): OutputTable {
  return {
    sheetName: '抽查事项清单',
    columns: [
      { heading: '编号', width: 12 },
      { heading: '抽查事项', width: 30 },
      { heading: '事项类别', width: 14 },
      { heading: '抽查依据', width: 40 },
      { heading: '抽查比例', width: 16 },
      { heading: '抽查频次', width: 20 },
      { heading: '抽查方式', width: 22 },
      { heading: '抽查内容', width: 50 },
      { heading: '检查类型', width: 12 },
      { heading: '业务领域', width: 14 },
      { heading: '责任科室', width: 18 },
      { heading: '权责清单编码', width: 18 },
      { heading: '来源', width: 12 },
      { heading: '名录库户数', width: 12 },
      { heading: '上次使用', width: 14 },
      { heading: '要核对的', width: 30 },
    ],
    rows: items.map((item) => [
      item.code,
      item.name,
      ITEM_CATEGORIES[item.category],
      item.legalBasis,
      item.rateText || (item.rate ? describeRate(item.rate) : ''),
      item.frequencyText || (item.frequency ? describeFrequency(item.frequency) : ''),
      item.methods.map((method) => CHECK_METHODS[method]).join('、'),
      points.get(item.id) ?? '',
      CHECK_TYPES[item.checkType],
      item.domain,
      item.owner?.name ?? '',
      item.powerCode,
      ITEM_SOURCES[item.source],
      item.targetCount,
      item.lastUsedOn,
      item.flags.map((flag) => ITEM_FLAGS[flag]).join('、'),
    ]),
  }
}

/** Check points as the numbered lines in which lists are published. */
export function pointsText(subItems: readonly SubItem[]): string {
  return subItems
    .flatMap(({ checkPoints }) => checkPoints)
    .map(({ text }, index) => `${index + 1}、${text}`)
    .join('\n')
}
