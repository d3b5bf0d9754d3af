import type { CellIssue } from '@sunlot/contract'
import type { Cell } from '@sunlot/tables'
import { describe, expect, test } from 'vitest'
import { usccOf } from '../../../../test/registry.ts'
import { readCivilDate, readOwnCode, readText, readUscc, type Report } from './cells.rules.ts'
import { readDate } from './dates.rules.ts'
import { judgeInspector } from './inspector-row.rules.ts'
import { createItemReader } from './items.rules.ts'
import { findNearest } from './nearest.ts'
import { createPlacer } from './place.rules.ts'
import { judgeTarget } from './target-row.rules.ts'

function cell(text: string, more: Partial<Cell> = {}): Cell {
  return { text, kind: text === '' ? 'empty' : 'text', formula: false, digitsLost: false, ...more }
}

/** Runs a reader of one cell and answers its value with what it said. */
function read<Value>(reader: (report: Report) => Value): { value: Value; said: Partial<CellIssue>[] } {
  const said: Partial<CellIssue>[] = []
  const value = reader((code, params = {}, suggestion) =>
    said.push({ code, params, ...(suggestion === undefined ? {} : { suggestion }) }),
  )
  return { value, said }
}

describe('dates', () => {
  test.each([
    ['2029-03-05', '2029-03-05'],
    ['2029/3/5', '2029-03-05'],
    ['2029.3.5', '2029-03-05'],
    ['2029年3月5日', '2029-03-05'],
    ['2029 年 3 月 5 号', '2029-03-05'],
    ['20290305', '2029-03-05'],
    ['２０２９年３月５日', '2029-03-05'],
    ['2029-03-05 00:00:00', '2029-03-05'],
    ['2029-03-05T00:00:00', '2029-03-05'],
    ['2024年3月6日至2029年3月5日', '2029-03-05'],
    ['2024/3/6-2029/3/5', '2029-03-05'],
    ['2024-03-06-2029-03-05', '2029-03-05'],
    ['２０２４．３．６－２０２９．３．５', '2029-03-05'],
    ['2024年3月6日—2029年3月5日', '2029-03-05'],
    ['2024.3.6－长期', null],
    ['2028年2月29日', '2028-02-29'],
    ['长期', null],
    ['长期有效', null],
  ])('%s is read as %s', (written, date) => {
    expect(readDate(written)).toMatchObject({ date })
  })

  test('a day that its month does not have is named, and what is no date is not guessed', () => {
    expect(readDate('2028.6.31')).toEqual({ month: 6, day: 31 })
    expect(readDate('2027年2月29日')).toEqual({ month: 2, day: 29 })
    for (const written of ['29.3.5', '2029年3月', '2029-13-01', '明年', '5/3/2029']) {
      expect(readDate(written)).toEqual({ suggestion: undefined })
    }
    expect(readDate('47182')).toEqual({ suggestion: '2029-03-05' })
  })

  test('a shape that could be misread is noted, a date of the spreadsheet is not', () => {
    expect(read((report) => readCivilDate(cell('2029/3/5'), report)).said).toEqual([
      { code: 'read-as', params: { value: '2029年3月5日' } },
    ])
    expect(read((report) => readCivilDate(cell('2029-03-05', { kind: 'date' }), report)).said).toEqual([])
  })
})

describe('codes', () => {
  const code = usccOf(7)

  test('full-width and lower-case characters are mended and noted', () => {
    const wide = code.replace('9', '９').toLowerCase()
    expect(read((report) => readUscc(cell(wide), report))).toEqual({
      value: code,
      said: [{ code: 'read-as', params: { value: code } }],
    })
  })

  test('letters that stand for digits are offered as digits only where the code then holds', () => {
    const written = code.replace('MA0', 'MAO')
    const { said } = read((report) => readUscc(cell(written), report))
    expect(said).toEqual([{ code: 'code-character', params: { position: 11, character: 'O' }, suggestion: code }])
    const twice = `${written.slice(0, 17)}${written.endsWith('I') ? 'O' : 'I'}`
    expect(read((report) => readUscc(cell(twice), report)).said[0]).not.toHaveProperty('suggestion')
  })

  test('17, 15 and 19 places and a lost tail are named', () => {
    const codes = [code.slice(0, 17), code.slice(0, 15), `${code}1`].map((text) =>
      read((report) => readUscc(cell(text), report)),
    )
    expect(codes.map(({ said }) => [said[0]?.code, said[0]?.params?.length])).toEqual([
      ['code-length', 17],
      ['code-length', 15],
      ['code-too-long', 19],
    ])
    const lost = read((report) => readUscc(cell('914400000000000000', { digitsLost: true }), report))
    expect(lost.said).toMatchObject([{ code: 'code-scientific' }])
  })

  test('own numbers keep to the grammar of the record', () => {
    expect(read((report) => readOwnCode(cell(' XM-2026/001 '), report)).value).toBe('XM-2026/001')
    for (const [written, suggestion] of [
      ['平〔2026〕1号', '2026-1'],
      ['粤P0123', 'P0123'],
      ['执法证', undefined],
    ]) {
      const { said } = read((report) => readOwnCode(cell(written ?? ''), report))
      expect(said).toEqual([{ code: 'own-code-grammar', params: {}, ...(suggestion && { suggestion }) }])
    }
  })

  test('a character that a record cannot hold is named with its place', () => {
    const { said } = read((report) => readText(cell('农资\ud800店'), report, 200))
    expect(said).toEqual([{ code: 'bad-character', params: { position: 3 } }])
    expect(read((report) => readText(cell('　农资\u200b店 \n'), report, 200)).value).toBe('农资店')
  })
})

describe('items', () => {
  const items = createItemReader([
    { id: 'p', name: '农药经营', needsPermit: true },
    { id: 'f', name: '肥料经营', needsPermit: false },
    { id: 's', name: '种子生产经营', needsPermit: true },
  ])

  test('several items in one cell are told apart, and the nearest name is offered for the wrong one', () => {
    expect(items.read(cell('农药经营、肥料经营'), () => {}).ids).toEqual(['p', 'f'])
    const { said } = read((report) => items.read(cell('肥料经营,种子经营'), report))
    expect(said).toEqual([
      { code: 'item-unknown', params: { value: '种子经营' }, suggestion: '肥料经营、种子生产经营' },
    ])
  })

  test('a name that holds separators itself is told from two names', () => {
    const own = createItemReader([
      { id: 'a', name: '种子生产、经营检查', needsPermit: false },
      { id: 'b', name: '种子', needsPermit: false },
      { id: 'c', name: '种子生产', needsPermit: false },
    ])
    expect(own.read(cell('种子、种子生产、经营检查；种子生产'), () => {}).ids).toEqual(['b', 'a', 'c'])
  })

  test('nothing is offered where two names are equally near or none is', () => {
    const names = ['农药经营', '农药生产']
    expect(findNearest('农药', names)).toBeUndefined()
    expect(findNearest('农药经销', names)).toBe('农药经营')
    expect(findNearest('食品', names)).toBeUndefined()
  })
})

describe('rows', () => {
  const items = createItemReader([{ id: 'f', name: '肥料经营', needsPermit: false }])
  const context = { items, institutions: [], groups: [], certificates: new Map<string, string>(), today: '2026-10-08' }
  const target = { name: cell('甲店'), code: cell(usccOf(1)), items: cell('肥料经营') }

  test.each([
    ['91', 'enterprise'],
    ['92', 'individualBusiness'],
    ['93', 'cooperative'],
    ['52', 'other'],
  ])('the kind of a target with a code %s… is told by its code when the column is empty', (prefix, kind) => {
    const { candidate, issues } = judgeTarget({ ...target, code: cell(usccOf(1, prefix)) }, context)
    expect([candidate.kind, issues]).toEqual([kind, []])
  })

  test.each([
    ['A', 'A'],
    ['b类', 'B'],
    ['高风险', 'D'],
    ['C（较高）', 'C'],
    ['', ''],
  ])('risk class %s is read as %s', (written, letter) => {
    const { candidate, issues } = judgeTarget({ ...target, riskClass: cell(written) }, context)
    expect(candidate.riskClass).toBe(letter)
    expect(issues.filter(({ code }) => code === 'risk-unknown')).toEqual([])
  })

  test('a row of nothing names all that it lacks', () => {
    const empty = { name: cell(''), code: cell(''), items: cell('') }
    expect(judgeTarget(empty, context).issues.map(({ code }) => code)).toEqual([
      'name-missing',
      'code-missing',
      'item-missing',
    ])
    expect(judgeInspector({ name: cell(''), code: cell('') }, context).issues.map(({ code }) => code)).toEqual([
      'name-missing',
      'certificate-missing',
    ])
  })

  test('S3-02 S3-08 a project without a credit code is known by its own number, and what its kind lacks is said', () => {
    const project = { name: cell('取水工程'), ownCode: cell('QS-2026-07'), kind: cell('项目'), items: cell('肥料经营') }
    expect(judgeTarget({ ...project, responsibleName: cell('某水务公司') }, context)).toMatchObject({
      candidate: { code: 'QS-2026-07', codeKind: 'own', kind: 'project' },
      issues: [],
    })
    expect(judgeTarget(project, context).issues).toMatchObject([{ field: 'kind', code: 'kind-incomplete' }])
  })

  test('the same firm under another item is one target; the same code with another content is an error', () => {
    let ids = 0
    const placer = createPlacer({ kind: 'targets', newId: () => `id${(ids += 1)}` })
    const judge = (more: Record<string, Cell>) => judgeTarget({ ...target, ...more }, context)
    const first = placer.place(2, judge({ address: cell('北街1号') }), undefined)
    expect(first).toMatchObject({ state: 'ok', effect: 'create', subjectId: 'id1' })
    expect(placer.place(3, judge({}), undefined)).toMatchObject({ state: 'merged', subjectId: 'id1' })
    const other = placer.place(4, judge({ address: cell('南街9号') }), undefined)
    expect(other).toMatchObject({ state: 'error', issues: [{ code: 'code-repeated', params: { row: 2 } }] })
    const twin = placer.place(5, judge({ code: cell(usccOf(2)) }), undefined)
    expect(twin).toMatchObject({ state: 'ok', issues: [{ code: 'same-name-other-code', params: { row: 2 } }] })
  })
})
