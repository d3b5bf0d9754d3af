import { PlanImportDecisionsSchema } from '@sunlot/contract'
import { type PublishedCell, type PublishedTable, readPublishedTable } from '@sunlot/tables'
import { expect, test } from 'vitest'
import { dryRun } from './dry-run.ts'

const decisions = PlanImportDecisionsSchema.parse({})

async function tableOf(lines: readonly string[]): Promise<PublishedTable> {
  return readPublishedTable(Buffer.from(lines.join('\n')), { fileName: '计划.csv' })
}

/** The table with one cell of its first row as a spreadsheet would give it. */
function withCell(table: PublishedTable, column: number, cell: Partial<PublishedCell>): PublishedTable {
  const rows = table.rows.map((row, index) => ({
    ...row,
    cells: row.cells.map((one, at) => (index === 0 && at === column ? { ...one, ...cell } : one)),
  }))
  return { ...table, rows }
}

function cellsOf(table: PublishedTable) {
  return dryRun(table, { year: 2026, decisions, items: [] }).rows[0]?.cells ?? []
}

const lines = ['序号,抽查事项,抽查比例,抽查时间', '1,农药检查,5%,2026-09-01']

test('an error value is named and is never part of a line', async () => {
  const table = withCell(await tableOf(lines), 2, { kind: 'error', text: '#REF!' })
  expect(cellsOf(table)[2]?.reading).toEqual({ state: 'error', words: '单元格里是 #REF!，请改成文字', rest: '' })
  expect(dryRun(table, { year: 2026, decisions, items: [] }).rows[0]?.line).toBeNull()
})

test('the first of a month that a spreadsheet keeps for the month itself is shown to the clerk', async () => {
  const table = await tableOf(lines)
  expect(cellsOf(table)[3]?.reading).toMatchObject({ state: 'understood' })
  const kept = withCell(table, 3, { kind: 'date' })
  expect(cellsOf(kept)[3]?.reading).toMatchObject({ state: 'partly', rest: '2026-09-01' })
})

test('the number drawn beside a share, a count of its own, and a provisional one', async () => {
  const headings = '序号,抽查事项,抽查比例,抽查数量'
  const counted = await tableOf([
    headings,
    '1,甲检查,5%,3户(以实际工作抽查数为准。)',
    '2,乙检查,,12家',
    '3,丙检查,5%,若干',
  ])
  const rows = dryRun(counted, { year: 2026, decisions, items: [] }).rows
  expect(rows.map(({ line }) => [line?.amount.rate?.share ?? null, line?.amount.rate?.count ?? null])).toEqual([
    [[5, 100], 3],
    [null, 12],
    [[5, 100], null],
  ])
  expect(rows.map(({ cells }) => cells[3]?.reading)).toEqual([
    { state: 'understood', words: '3（暂定）', rest: '' },
    { state: 'understood', words: '12', rest: '' },
    { state: 'text', words: '', rest: '若干' },
  ])
})

test('words that have no place of their own go to the remarks under their heading', async () => {
  const table = await tableOf([
    '序号,抽查事项,抽查模式,组织方式,备注',
    '1,甲检查,市抽市查、市抽县(区)查,市级组织发起,试行',
  ])
  expect(dryRun(table, { year: 2026, decisions, items: [] }).rows[0]?.line).toMatchObject({
    level: 'own',
    organisation: 'own',
    remarks: '试行；抽查模式：市抽市查、市抽县(区)查；组织方式：市级组织发起',
  })
})

test.each([
  ['抽 查 内 容', 'content'],
  ['抽查检查\n起止时间', 'time'],
  ['计划任务实施时段', 'time'],
  ['智慧监管\n(信用风险分类)要求', 'riskRequirement'],
  ['抽查主体(层级)', 'leadAgency'],
  ['联合检查单  位', 'participants'],
  ['检查股站', 'leadOffice'],
  ['预估抽查对象数', 'count'],
  ['执法人员范围', 'staff'],
  ['抽查比例（％）', 'rate'],
  ['比例及频次', 'amount'],
  ['抽查基数（户）', 'base'],
])('the heading %s is known', async (heading, field) => {
  const table = await tableOf([`序号,抽查事项,"${heading}",备注`, '1,甲检查,x,y'])
  const { columns } = dryRun(table, { year: 2026, decisions, items: [] })
  expect(columns[2]?.field).toBe(field)
})
