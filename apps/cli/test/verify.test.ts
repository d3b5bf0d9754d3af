import type { DrawRecord } from '@sunlot/draw'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Desk, drawExample, layOut } from './sunlot.ts'

let desk: Desk
beforeAll(() => {
  desk = new Desk()
  layOut(desk)
  desk.run(drawExample)
})
afterAll(() => desk.clear())

function change(name: string, edit: (record: DrawRecord) => void): void {
  const record = JSON.parse(desk.read('record.json')) as DrawRecord
  edit(record)
  desk.write(name, record)
}

describe('verify', () => {
  test('prints the ordered checks with their sections and what to compare with the minutes', () => {
    const { code, out } = desk.run('verify record.json')
    expect(code).toBe(0)
    const sections = [...out.matchAll(/§([\d.]+)/g)].map(([, section]) => section)
    expect(sections).toEqual(['1.1', '1.6', '1.4', '1.4', '1.7', '1.7', '2.2', '1.7', '1.5', '3.6', '1.9', '1.12'])
    expect(out).toMatch(/总指纹 +d80fad95.*掷骰指纹 +c0131c66.*分组指纹 +664bbd07.*日志检查点 +记录里没有/s)
    expect(out).not.toMatch(/哈希|承诺|默克尔/)
  })

  test('ends with 1 and names the check when the record was changed, and warns of too few dice', () => {
    change('changed.json', ({ targets }) => void targets.selected.reverse())
    const { code, out } = desk.run('verify changed.json')
    expect(code).toBe(1)
    expect(out).toContain('不符      §2.2   重新算出的名单与公布的不同')
    change('few.json', ({ contrib }) => void (contrib[0]!.value = '123'))
    expect(desk.run('verify few.json').out).toContain('甲 掷的骰子少于 16 粒')
  })

  test('gives every file its place in the JSON answer and the worst of their codes', () => {
    change('changed.json', ({ header }) => void (header.title = '改'))
    desk.write('broken.json', '{"header":')
    const { code, out } = desk.run('verify record.json changed.json broken.json missing.json --json')
    expect(code).toBe(2)
    const answer = JSON.parse(out) as { file: string; ok: boolean; checks: object[] }[]
    expect(answer.map(({ file, ok }) => [file, ok])).toEqual([
      ['record.json', true],
      ['changed.json', false],
      ['broken.json', false],
      ['missing.json', false],
    ])
    for (const entry of answer) expect(Object.keys(entry)).toEqual(['file', 'ok', 'checks'])
    const checks = answer[0]?.checks ?? []
    expect(checks).toHaveLength(12)
    for (const check of checks) expect(Object.keys(check)).toEqual(['check', 'ok', 'expected', 'actual', 'section'])
  })

  test('takes JSON that breaks the protocol for a failed check, and what is no JSON for unreadable', () => {
    desk.write('twice.json', desk.read('record.json').replace('{', '{"contrib":[],'))
    const twice = desk.run('verify twice.json')
    expect([twice.code, twice.out]).toEqual([1, expect.stringContaining('同一个名称写了两次')])
    desk.write('empty.json', '')
    expect(desk.run('verify empty.json').code).toBe(2)
  })
})

describe('check', () => {
  test.each([
    ['T03', 'T03：抽中。票号不大于所在层的截止票号。'],
    ['T12', 'T12：未抽中。票号大于所在层的截止票号。'],
    ['T05', 'T05：必查。'],
    ['T11', 'T11：排除。抽取前已列为不参加，原因：已注销或停业。'],
    ['T99', 'T99：不在对象名单里。名单按编号排序，它应排在最后的T14（第 14 个）之后'],
  ])('answers for %s with its proof', (label, answer) => {
    const { code, out } = desk.run(`check record.json --label ${label}`)
    expect(code).toBe(0)
    expect(out).toContain(answer)
    if (label === 'T03') expect(out).toMatch(/票号 +31af9a38.*截止票号 +747c9efa.*sha256sum.*第 3 个，共 14 个/s)
  })

  test('does not answer from a record that does not hold', () => {
    change('changed.json', ({ targets }) => void targets.selected.pop())
    const { code, out } = desk.run('check changed.json --label T03')
    expect([code, out]).toEqual([1, expect.stringContaining('没有通过验证')])
  })
})

test('an unknown command, a missing option and no command at all end with 2 and the usage', () => {
  for (const command of ['', 'paint', 'check record.json']) {
    expect(desk.run(command)).toEqual({ code: 2, out: '', err: expect.stringContaining('用法') })
  }
  expect(desk.run('--help')).toEqual({ code: 0, out: expect.stringContaining('用法'), err: '' })
})
