import { describe, expect, it } from 'vitest'
import { readExtraVectors, readVectors } from '../test/vectors.ts'
import { roundSecret } from './chain.ts'
import { DrawError } from './draw-error.ts'
import { openDraw, type OpenInput } from './header.ts'
import { checkContributions, completeDraw } from './record.ts'
import { contributionProblems, inspectorProblems, poolProblems } from './shape/record.ts'

const [r1] = readExtraVectors().records
const [, s2] = readVectors().select

function r1Input(): OpenInput {
  const { v: _v, pool: _pool, chain, assign, ...rest } = structuredClone(r1.header)
  const { root: _root, ...plan } = assign!
  return { setup: { ...rest, assign: plan }, pool: structuredClone(r1.pool), inspectors: r1.inspectors!, chain }
}

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof DrawError) return `${error.code} ${JSON.stringify(error.params)}`
    throw error
  }
  return 'accepted'
}

describe('opening a draw', () => {
  it('R1 freezes pool, roster and rule, and says how many people each class has', () => {
    const opened = openDraw(r1Input())
    expect(opened.header).toEqual(r1.header)
    expect(opened.eligible).toEqual([4, 1, 1])
    expect([...opened.quota]).toEqual([
      ['B', 4],
      ['A', 3],
    ])
  })

  it('names the place and the rule of whatever is malformed', () => {
    const edits: [string, (input: OpenInput) => void][] = [
      ['malformed {"path":"pool[3].label","rule":"id"}', ({ pool }) => (pool[3]!.label = 'T 04')],
      ['malformed {"path":"pool[0].status","rule":"status"}', ({ pool }) => (pool[0]!.status = 'out:已注销')],
      ['duplicate {"path":"pool[3].label","label":"T01"}', ({ pool }) => (pool[3]!.label = 'T01')],
      ['undeclared-stratum {"stratum":"C"}', ({ pool }) => (pool[3]!.stratum = 'C')],
      ['malformed {"path":"pool[3].kind","rule":"kind without seats"}', ({ pool }) => (pool[3]!.kind = 'k9')],
      ['malformed {"path":"header.organ","rule":"edge-space"}', ({ setup }) => (setup.organ = '某局 ')],
      ['malformed {"path":"header.witnesses[2]","rule":"repeated"}', ({ setup }) => setup.witnesses.push('甲')],
      ['malformed {"path":"header.min_witness","rule":"positive"}', ({ setup }) => (setup.min_witness = 0)],
      [
        'malformed {"path":"header.assign.kinds.k0[1]","rule":"class index"}',
        ({ setup }) => (setup.assign!.kinds['k0']![1] = 3),
      ],
      [
        'malformed {"path":"header.rule.strata[1].key","rule":"missing"}',
        ({ setup }) => delete (setup.rule.strata[1] as { key?: string }).key,
      ],
      ['malformed {"path":"header.chain.a","rule":"missing"}', ({ chain }) => delete chain.a],
      ['malformed {"path":"header.chain.a","rule":"unknown"}', ({ setup }) => delete setup.assign],
      ['malformed {"path":"header.note","rule":"integer"}', ({ setup }) => Object.assign(setup, { note: 0.5 })],
      [
        'malformed {"path":"header.assign.kinds.k1[0]","rule":"class index"}',
        ({ setup }) => (setup.assign!.kinds['k1']![0] = 3),
      ],
      ['malformed {"path":"header.备注","rule":"key"}', ({ setup }) => Object.assign(setup, { 备注: 'x' })],
      ['impossible-total {"total":99,"least":2,"most":11}', ({ setup }) => (setup.rule.total = 101)],
    ]
    for (const [expected, edit] of edits) {
      const input = r1Input()
      edit(input)
      expect(refusal(() => openDraw(input))).toBe(expected)
    }
  })

  it('takes the empty kind and group as ids of their own, and refuses what is nested beyond reading', () => {
    const input = r1Input()
    input.setup.assign!.kinds = { '': [0], k0: [0], k1: [0] }
    delete input.pool[0]!.kind
    input.pool[1]!.kind = ''
    expect(refusal(() => openDraw(input))).toBe('accepted')
    let nested: unknown = 1
    for (let i = 0; i < 100; i++) nested = [nested]
    Object.assign(input.setup, { nested })
    expect(refusal(() => openDraw(input))).toContain('"rule":"depth"')
  })

  it('lists every bad row of an import', () => {
    const rows = [r1.pool[0], { label: '甲' }, r1.pool[1], { ...r1.pool[2], kind: null }]
    expect(poolProblems(rows)).toEqual([
      { path: [1, 'label'], rule: 'id' },
      { path: [3, 'kind'], rule: 'id' },
    ])
    expect(
      inspectorProblems([
        { id: '-', tags: [] },
        { id: 'P1', tags: ['cert', 'cert'] },
      ]),
    ).toEqual([
      { path: [0, 'id'], rule: 'inspector id' },
      { path: [1, 'tags', 1], rule: 'repeated' },
    ])
    expect(contributionProblems([{ by: '甲', kind: 'dice', value: '1', at: 0 }])).toEqual([
      { path: [0, 'at'], rule: 'unknown' },
    ])
  })
})

describe('completing a draw', () => {
  it('S4-07 needs enough different witnesses, all of them named beforehand', () => {
    const [first] = s2.contrib
    expect(refusal(() => checkContributions(s2.header, s2.contrib))).toBe('accepted')
    expect(refusal(() => checkContributions(s2.header, [first!, first!]))).toBe(
      'too-few-witnesses {"given":1,"needed":2}',
    )
    expect(refusal(() => checkContributions(s2.header, [{ ...first!, by: '丙' }]))).toBe(
      'unknown-witness {"path":"contrib[0].by","by":"丙"}',
    )
  })

  it('refuses another secret, pool, roster or round than the committed ones', () => {
    const { header, contrib, pool, reveal } = r1
    const whole = { header, contrib, pool, inspectors: r1.inspectors!, secrets: { t: reveal.t, a: reveal.a! } }
    expect(refusal(() => completeDraw({ ...whole, secrets: { t: reveal.a!, a: reveal.a! } }))).toBe(
      'wrong-secret {"stage":"t"}',
    )
    expect(refusal(() => completeDraw({ ...whole, secrets: { t: reveal.t } }))).toBe('wrong-secret {"stage":"a"}')
    expect(refusal(() => completeDraw({ ...whole, pool: pool.slice(1) }))).toBe('wrong-root {"of":"pool"}')
    const edited = pool.map((entry) => (entry.label === 'T01' ? { ...entry, status: 'out:CLOSED' as const } : entry))
    expect(refusal(() => completeDraw({ ...whole, pool: edited }))).toBe('wrong-root {"of":"pool"}')
    expect(refusal(() => completeDraw({ ...whole, inspectors: [] }))).toBe('wrong-root {"of":"inspectors"}')
    const of = { draw_no: header.draw_no, stage: 't' as const }
    expect(refusal(() => roundSecret(of, { x0: reveal.t, n: 4 }, 4))).toBe('bad-round {"round":4,"n":4}')
  })
})
