import {
  type DraftNote,
  ITEM_COLUMNS,
  type ItemColumnKey,
  type ItemDraft,
  ItemDraftSchema,
  type ItemMapping,
  type MendedItem,
  RecordIdSchema,
} from '@sunlot/contract'
import type { PublishedRow, PublishedTable } from '@sunlot/tables'
import { readAmount, readCategory, readMethods, splitPoints } from './cells.rules.ts'

/** What the bureau has already, so that drafts fit beside it. */
export interface Taken {
  codes: ReadonlySet<string>
  names: ReadonlySet<string>
  /** Offices by name. */
  offices: ReadonlyMap<string, string>
}

type Cell = (row: PublishedRow, field: ItemColumnKey) => string

/** The items of a published table, one for each name, its sub-items and points in the order of the rows. */
export function draftItems(
  { columns, rows }: Pick<PublishedTable, 'columns' | 'rows'>,
  { mapping, taken }: { mapping: ItemMapping; taken: Taken },
): MendedItem[] {
  const places = new Map(columns.map(({ letter }, index) => [mapping[letter] ?? null, index]))
  const cell: Cell = (row, field) => {
    const place = places.get(field)
    return place === undefined ? '' : (row.cells[place]?.text ?? '').trim()
  }
  // A column that is none of the item's fields, e.g. 配合部门, stays in the remarks under its heading.
  const readOthers = (group: readonly PublishedRow[]) =>
    columns.flatMap(({ letter, heading }, index) => {
      const text = distinct(group.map(({ cells }) => oneLine(cells[index]?.text ?? ''))).join('、')
      return (mapping[letter] ?? null) === null && heading !== '' && text !== '' ? [`${heading}：${text}`] : []
    })
  const names = new Set<string>()
  const codes = new Set(taken.codes)
  return groupRows(rows, cell).map((group) => {
    const drafted = draftItem(group, { cell, offices: taken.offices, codes, others: readOthers(group) })
    const { name } = drafted.item
    if (names.has(name) && name !== '') drafted.notes.push(fault('name', `表里“${name}”有两处，改名或去掉一处`))
    else if (taken.names.has(name)) drafted.notes.push(fault('name', `清单里已有“${name}”，去掉这一项或改名`))
    names.add(name)
    return drafted
  })
}

/** Rows of one item stand together: the same name under the same number. */
function groupRows(rows: readonly PublishedRow[], cell: Cell): PublishedRow[][] {
  const groups: PublishedRow[][] = []
  let last = ''
  for (const row of rows) {
    const key = `${cell(row, 'number')}\n${oneLine(cell(row, 'name'))}`
    if (key !== last || groups.length === 0) groups.push([])
    groups.at(-1)?.push(row)
    last = key
  }
  return groups
}

function draftItem(
  rows: readonly PublishedRow[],
  { cell, offices, codes, others }: { cell: Cell; offices: Taken['offices']; codes: Set<string>; others: string[] },
): MendedItem {
  const first = rows[0] as PublishedRow
  const all = (field: ItemColumnKey) => distinct(rows.map((row) => cell(row, field))).join('；')
  const amount = readAmount({
    amount: cell(first, 'amount'),
    rate: cell(first, 'rate'),
    frequency: cell(first, 'frequency'),
  })
  const methods = readMethods(all('methods'))
  const category = readCategory(oneLine(cell(first, 'category')))
  const office = all('office')
  const officeId = offices.get(office) ?? null
  const unplaced = [
    methods.notes.length > 0 && `${ITEM_COLUMNS.methods}：${all('methods')}`,
    category.notes.length > 0 && `${ITEM_COLUMNS.category}：${cell(first, 'category')}`,
    officeId === null && office !== '' && `${ITEM_COLUMNS.office}：${office}`,
    ...others,
    all('remarks'),
  ]
  const item = ItemDraftSchema.parse({
    ...amount.value,
    code: nextCode(cell(first, 'number'), codes),
    name: oneLine(cell(first, 'name')),
    category: category.value,
    legalBasis: all('legalBasis'),
    domain: all('group').slice(0, 40),
    targetScope: all('targetScope').slice(0, 500),
    methods: methods.value,
    supervisingOfficeId: officeId,
    powerCode: all('powerCode').slice(0, 60),
    inspectorRequirement: all('inspectorRequirement').slice(0, 300),
    remarks: unplaced.filter(Boolean).join('；').slice(0, 2000),
    subItems: readSubItems(rows, cell),
  })
  return { row: first.number, item, notes: [...faultsOf(item), ...amount.notes, ...methods.notes, ...category.notes] }
}

function readSubItems(rows: readonly PublishedRow[], cell: Cell): ItemDraft['subItems'] {
  const subItems: { name: string; points: string[] }[] = []
  for (const row of rows) {
    const name = oneLine(cell(row, 'subItem')).slice(0, 100)
    if (subItems.length === 0 || subItems.at(-1)?.name !== name) subItems.push({ name, points: [] })
    subItems.at(-1)?.points.push(...splitPoints(cell(row, 'content')))
  }
  return subItems
    .filter(({ name, points }) => name !== '' || points.length > 0)
    .map(({ name, points }) => ({
      name,
      checkPoints: distinct(points).map((text) => ({ ...BLANK_POINT, text: text.slice(0, 500) })),
    }))
}

const BLANK_POINT = { standard: '', legalBasis: '', reading: null, evidence: [], compliant: '', noncompliant: '' }

/** What must be mended before the item can stand in the list. */
function faultsOf({ name, legalBasis }: ItemDraft): DraftNote[] {
  return [
    ...(name.length < 2 ? [fault('name', '缺事项名称')] : []),
    ...(name.length > 100 ? [fault('name', `名称有 ${name.length} 个字，最多 100 个`)] : []),
    // B-01 没有法律法规规章依据的，一律不得检查
    ...(legalBasis.length < 2 ? [fault('legalBasis', '缺检查依据，没有依据不得检查')] : []),
    ...(legalBasis.length > 1000 ? [fault('legalBasis', `依据有 ${legalBasis.length} 个字，最多 1,000 个`)] : []),
  ]
}

/** The number of the list where it is one of letters too, else SX- and the number, or the next one that is free. */
function nextCode(number: string, codes: Set<string>): string {
  const isCode = /[A-Za-z]/.test(number) && number.length <= 20 && RecordIdSchema.safeParse(number).success
  let code = isCode ? number : ''
  let count = Number(/\d+/.exec(number.normalize('NFKC'))?.[0] ?? codes.size + 1)
  for (; code === '' || codes.has(code); count += 1) code = `SX-${String(count).padStart(2, '0')}`
  codes.add(code)
  return code
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, '')
}

function fault(field: string, text: string): DraftNote {
  return { field, severity: 'error', text }
}
