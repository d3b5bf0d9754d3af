import { readdirSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { writeXlsx } from '@sunlot/tables'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { draw } from '../src/commands/draw.ts'
import { InputError } from '../src/input-error.ts'
import { Desk, drawExample, example, layOut } from './sunlot.ts'

let desk: Desk
beforeEach(() => {
  desk = new Desk()
  layOut(desk)
})
afterEach(() => desk.clear())

const statusNames: Record<string, string> = { in: '参加', must: '必查', 'out:CLOSED': '不参加：已注销' }

/** 某局名录 / headings / one row a target, in GB18030: 状态 in words. */
function poolTable(): string[][] {
  const rows = example.pool.map(({ label, stratum, kind, group, status }, index) => {
    return [label, `第 ${index + 1} 号店`, stratum, kind, group, statusNames[status] ?? '']
  })
  return [['统一社会信用代码', '名称', '风险层', '种类', '分组', '状态'], ...rows]
}

function rosterRows(): string[][] {
  return example.roster.map(({ id, tags, ...rest }) => {
    const { cap = '', load0 = '', recuse = [] } = rest as { cap?: number; load0?: number; recuse?: string[] }
    return [id, `王某${id}`, tags.join('、'), String(cap), String(load0), recuse.join(' ')]
  })
}

const rosterHeadings = ['执法证号', '姓名', '标签', '上限', '已承担', '回避']

describe('draw', () => {
  test('S4-06 draws the targets and teams that an independent implementation draws, whatever form the lists have', async () => {
    const { code, out, err } = desk.run(drawExample)
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('演练') })
    expect(out).toContain('d80fad959256ace54d11bc2532ac0c54e724d05f0504c73e6746873e749b38a4')
    const record = JSON.parse(desk.read('record.json'))
    expect(record.targets.selected).toEqual(['T03', 'T07', 'T13', 'T01', 'T04', 'T06', 'T08'])
    expect(record.team_root).toBe('664bbd0746cb78d5f5beff500c5c1ec9358195cd76c7bc4b7ad9d0d91a9b85ef')

    const title = [['某局检查对象名录'], []]
    desk.write('pool.csv', `\ufeff${[...title, ...poolTable()].map((row) => row.join(';')).join('\r\n')}`)
    const columns = rosterHeadings.map((heading) => ({ heading }))
    desk.write('roster.xlsx', await buffer(writeXlsx({ sheetName: '人员', columns, rows: rosterRows() })))
    const tables = drawExample.replace('pool.json', 'pool.csv').replace('roster.json', 'roster.xlsx')
    expect(desk.run(tables.replace('record', 'again')).code).toBe(0)
    expect(JSON.parse(desk.read('again.json'))).toEqual(record)
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('draws targets alone when the setup assigns nobody', () => {
    layOut(desk, { setup: { ...example.setup, assign: undefined }, secrets: { t: example.secrets.t } })
    expect(desk.run(drawExample).code).toBe(0)
    expect(Object.keys(JSON.parse(desk.read('record.json'))).sort()).toEqual([
      'contrib',
      'header',
      'pool',
      'reveal',
      'targets',
    ])
  })

  test('S4-07 asks each witness after showing what is locked, and again when dice are wrong or too few take part', () => {
    const command = drawExample.replace(' --contributions contributions.json --secrets secrets.json', '')
    const { code, out, err } = desk.run(command, '\n\n123\n４６１３ 5266 4123 5516\n\n')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.indexOf('总指纹')).toBeLessThan(out.indexOf('甲，请掷'))
    expect(out).toContain('再问一遍')
    const record = JSON.parse(desk.read('record.json'))
    expect(record.contrib).toEqual([{ by: '甲', kind: 'dice', value: '4613526641235516' }])
    expect(desk.run('verify record.json').code).toBe(0)
  })

  test('leaves no record when the witnesses stop before enough of them have thrown', () => {
    const { code, err } = desk.run(drawExample.replace(' --contributions contributions.json', ''), '12\n')
    expect(code).toBe(2)
    expect(err).toContain('掷骰没有做完')
    expect(readdirSync(desk.folder)).not.toContain('record.json')
  })

  test('ends with 2 on bad input and on an unknown option', () => {
    desk.write('pool.csv', '编号,层\n甲,A\n')
    const bad = desk.run(drawExample.replace('pool.json', 'pool.csv'))
    expect(bad).toMatchObject({ code: 2, err: expect.stringContaining('pool.csv 第 2 行 A 列') })
    const unknown = desk.run(`${drawExample} --seed 1`)
    expect(unknown).toMatchObject({ code: 2, err: expect.stringMatching(/没有 --seed 这个选项。.*用法/s) })
  })

  test('S2-21 two inspectors for three seats end with 1, the cause in Chinese and a record that verifies', () => {
    layOut(desk, {
      roster: example.roster.slice(0, 2),
      setup: { ...example.setup, assign: { ...example.setup.assign, kinds: { k0: [0, 0, 0], k1: [0, 0] } } },
    })
    const { code, err } = desk.run(drawExample)
    expect(code).toBe(1)
    expect(err).toMatch(/人员排不满.*缺口 \d+ 名：下列 \d+ 个席位最多只能排满 \d+ 个.*执法证有效/s)
    expect(JSON.parse(desk.read('record.json')).infeasible.length).toBeGreaterThan(0)
    expect(desk.run('verify record.json').code).toBe(0)
  })
})

/** The refusal of a draw, in this process. */
async function refusalOf(files: Record<string, string> = {}): Promise<string> {
  process.env['INIT_CWD'] = desk.folder
  const { pool = 'pool.json', ...rest } = files
  const options = { pool, roster: 'roster.json', setup: 'setup.json', contributions: 'contributions.json', ...rest }
  try {
    await draw([...Object.entries(options).flatMap(([name, file]) => [`--${name}`, file]), '--out', 'record.json'])
  } catch (error) {
    expect(readdirSync(desk.folder)).not.toContain('record.json')
    if (error instanceof InputError) return error.message
    throw error
  }
  return 'drawn'
}

describe('draw refuses, naming file, row and column,', () => {
  test.each<[string, string, string[]]>([
    [
      'cells that cannot be understood, all at once',
      '9.1330E+17,A\n1,A,也许\n2,A,不参加',
      [
        'list.csv 第 2 行 A 列：“9.1330E+17”是被表格软件当成数字的长编号',
        'list.csv 第 3 行 C 列：状态“也许”不认识',
        'list.csv 第 4 行 C 列：不参加要写明原因',
      ],
    ],
    [
      'codes that are none, or stand twice',
      '1,A\n甲2,A\n1,B',
      ['list.csv 第 3 行 A 列：只能用字母、数字', 'list.csv 第 4 行 A 列：“1”与list.csv 第 2 行 A 列重复。'],
    ],
    [
      'a stratum that the setup lacks',
      '1,A\n2,Z',
      ['list.csv 第 3 行 B 列：层“Z”没有写进 setup.json 的 rule.strata。'],
    ],
    ['a quote that is never closed', '1,"A', ['list.csv 第 2 行 B 列：引号没有成对']],
    ['an empty pool', '', ['list.csv：名单里没有对象。']],
  ])('%s', async (_, rows, messages) => {
    layOut(desk, { setup: { ...example.setup, assign: undefined } })
    desk.write('list.csv', `编号,层,状态\n${rows}\n`)
    const refusal = await refusalOf({ pool: 'list.csv' })
    for (const message of messages) expect(refusal).toContain(message)
  })

  test.each<[string, Parameters<typeof layOut>[1], string]>([
    [
      'a rate over 100 %',
      {
        setup: {
          ...example.setup,
          rule: {
            strata: [
              { key: 'A', rate: [3, 2] },
              { key: 'B', count: 1 },
            ],
          },
        },
      },
      'setup.json rule.strata[0].rate：层 A 的抽查比例 3/2 超过 100%。',
    ],
    ['a setup without title', { setup: { ...example.setup, title: undefined } }, 'setup.json title：缺少这一项。'],
    [
      'an impossible total',
      { setup: { ...example.setup, rule: { ...example.setup.rule, total: 99 } } },
      'setup.json rule.total：共抽 97 户办不到',
    ],
    [
      'more witnesses than there are',
      { setup: { ...example.setup, min_witness: 3 } },
      'setup.json min_witness：至少要 3 位见证人，witnesses 里只列了 2 位。',
    ],
    [
      'a stranger among the witnesses',
      { contributions: [{ by: '丙', kind: 'dice', value: '1' }] },
      'contributions.json 第 1 条 by 项：“丙”不在设置的见证人里。',
    ],
    ['too few contributions', { contributions: [] }, 'contributions.json：至少要 1 位见证人，现在只有 0 位。'],
    [
      'a JSON entry of the wrong type',
      { pool: [{ label: 'T1', stratum: 'A', status: 'maybe' }] },
      'pool.json 第 1 条 status 项：状态应为',
    ],
    ['a JSON entry that is none', { pool: [null, null] }, 'pool.json 第 2 条：应为对象。'],
    [
      'a kind without seats',
      { pool: [{ label: 'T1', stratum: 'A', kind: 'k9', status: 'in' }] },
      'pool.json 第 1 条 kind 项：这个种类没有',
    ],
  ])('%s', async (_, changes, message) => {
    layOut(desk, changes)
    expect(await refusalOf()).toContain(message)
  })

  test('short secrets, broken JSON, a missing heading, a missing file, a file that is no table', async () => {
    layOut(desk, { secrets: { t: '00', a: '00' } })
    expect(await refusalOf({ secrets: 'secrets.json' })).toBe('secrets.json t 项：应为 64 位小写十六进制数。')
    desk.write('broken.json', '{\n  "draw_no": 1.5\n}')
    expect(await refusalOf({ setup: 'broken.json' })).toMatch(/^broken\.json 第 2 行第 \d+ 个字：数字只能是整数/)
    desk.write('list.csv', '编号,名称\n1,甲\n')
    expect(await refusalOf({ pool: 'list.csv' })).toBe('list.csv 第 1 行：表头缺少“层”。')
    desk.write('list.xlsx', Buffer.from('89504e470d0a1a0a', 'hex'))
    expect(await refusalOf({ pool: 'list.xlsx' })).toContain('list.xlsx：这不是表格文件，内容是图片。')
    expect(await refusalOf({ roster: 'nowhere.csv' })).toBe('nowhere.csv：打不开这个文件，请检查路径。')
  })
})
