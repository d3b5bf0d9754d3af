import { describe, expect, it } from 'vitest'
import { readExtraVectors, readVectors } from '../../test/vectors.ts'
import { reassign } from '../assign/index.ts'
import { canon } from '../canon.ts'
import { roundSecret } from '../chain.ts'
import { hash } from '../hash.ts'
import { ownHasher } from '../hasher.ts'
import { merkleTree, proveInclusion } from '../merkle.ts'
import { completeDraw, hideTeams, recordText } from '../record.ts'
import { sealOf } from '../seal.ts'
import { drawSeed } from '../seed.ts'
import { supplement } from '../supplement.ts'
import { openTeam } from '../teams.ts'
import type { DrawRecord } from '../types.ts'
import { buildUnits } from '../units.ts'
import { verifyRecord } from './verify-record.ts'

const [r1] = readExtraVectors().records
const [, s2] = readVectors().select
const s2Record = completeDraw({ header: s2.header, contrib: s2.contrib, secrets: { t: s2.x_round0 }, pool: s2.pool })

function twelfth(record: DrawRecord): boolean | null | undefined {
  return verifyRecord(recordText(record)).checks[11]?.ok
}

/** S2 with T08 withdrawn and replaced in round 1, as docs/spec §5 has it. */
function supplemented(): { withdraw: object; supplement: Record<string, unknown> } {
  const { header, contrib } = s2
  const x = roundSecret({ draw_no: header.draw_no, stage: 't' }, { x0: s2.x0, n: 4 }, 1)
  const seed = drawSeed({ stage: 't', round: 1, header, contrib, x })
  expect(seed).toBe('354fa6bf92ddaecd2e32b540d4d87fe9dcfd3362a599e012ba88e3e58fef7009')
  const withdrawn = [{ label: 'T08', reason: 'CLOSED' }]
  const drawn = supplement({ pool: s2.pool, strata: header.rule.strata, targets: s2.out, earlier: [], withdrawn, seed })
  const { must: _must, ...result } = drawn
  return {
    withdraw: { type: 'withdraw', ...withdrawn[0] },
    supplement: { type: 'supplement', round: 1, x, contrib: [], ...result },
  }
}

describe('a supplement (S2)', () => {
  it('S4-05 takes the place of a withdrawn target by a fresh round', () => {
    const events = supplemented()
    expect(events.supplement['selected']).toEqual(['T12'])
    expect(twelfth({ ...s2Record, events: [events.withdraw, events.supplement] })).toBe(true)
  })

  it('fails with another target, secret, round, witness or without the withdrawal', () => {
    const { withdraw, supplement } = supplemented()
    const forged = [
      [withdraw, { ...supplement, selected: ['T10'] }],
      [withdraw, { ...supplement, x: s2.x_round0 }],
      [withdraw, { ...supplement, round: 2 }],
      [withdraw, { ...supplement, contrib: [{ by: '丙', kind: 'dice', value: '4613526641235516' }] }],
      [withdraw, { ...supplement, contrib: [{ by: '纪检·王某', kind: 'dice', value: '4613526641235516' }] }],
      [supplement],
      [withdraw, withdraw],
      [{ type: 'withdraw', label: 'T01', reason: 'CLOSED' }],
      [{ type: 'withdraw', label: 'T08', reason: '停业' }],
      ['withdraw'],
    ]
    for (const events of forged) expect(twelfth({ ...s2Record, events })).toBe(false)
  })

  it('never replaces a withdrawn mandatory target, and takes whoever is left', () => {
    const seed = hash(ownHasher, 'ssj1/test', 's')
    const input = { pool: s2.pool, strata: s2.header.rule.strata, targets: s2.out, seed }
    const must = [{ label: 'T03', reason: 'CLOSED' }]
    expect(supplement({ ...input, earlier: [], withdrawn: must }).selected).toEqual([])
    // One of two withdrawn has its replacement already.
    const one = supplement({ ...input, earlier: [], withdrawn: [{ label: 'T08', reason: 'CLOSED' }] })
    const two = ['T08', 'T02'].map((label) => ({ label, reason: 'CLOSED' }))
    expect(supplement({ ...input, earlier: [one], withdrawn: two }).quota).toEqual({ A: 1, B: 0 })
    const all = s2.out.selected.map((label) => ({ label, reason: 'CLOSED' }))
    const first = supplement({ ...input, earlier: [], withdrawn: all })
    expect(first.quota).toEqual({ A: 2, B: 2 })
    const more = [...all, ...first.selected.map((label) => ({ label, reason: 'CLOSED' }))]
    const second = supplement({ ...input, earlier: [first], withdrawn: more })
    expect([...first.selected, ...second.selected].sort()).toEqual(['T01', 'T04', 'T05', 'T09', 'T10', 'T12'])
    expect(() => supplement({ ...input, earlier: [], withdrawn: [{ label: 'T06', reason: 'X' }] })).toThrow('bad-event')
  })
})

describe('a reassignment (R1)', () => {
  const { header, contrib, pool, targets, inspectors = [], teams = [] } = r1
  const x = roundSecret({ draw_no: header.draw_no, stage: 'a' }, { x0: hash(ownHasher, 'ssj1/test', 'r1-a9'), n: 4 }, 1)
  const units = buildUnits({ pool, targets, kinds: header.assign!.kinds, group_max: 2, inspectors })
  const seed = drawSeed({ stage: 'a', round: 1, header, contrib, x })
  const { classes, mix } = header.assign!
  const result = reassign({ inspectors, classes, units, seed, mix, teams, out: ['I2'] }, ownHasher)
  const event = { type: 'reassign', round: 1, x, contrib: [], out: ['I2'], teams: result.ok ? result.filled : [] }

  it('S4-05 fills the seats of a leaver in round 1 and moves nobody else', () => {
    expect(seed).toBe('1ec88e17f2377794c49281d48fa8a9b6024174fe33695936f71994e1312b1006')
    expect(event.teams).toEqual([
      { label: 'T03', team: ['I1'] },
      { label: 'T09', team: ['I4'] },
      { label: 'T12', team: ['I3'] },
    ])
    expect(twelfth({ ...r1, events: [event] })).toBe(true)
  })

  it('fails with other people, and cannot be checked before the day', () => {
    const forged = event.teams.map((team) => ({ ...team, team: ['I5'] }))
    expect(twelfth({ ...r1, events: [{ ...event, teams: forged }] })).toBe(false)
    expect(twelfth({ ...r1, events: [{ ...event, out: ['I3'] }] })).toBe(false)
    expect(twelfth({ ...hideTeams(r1), events: [event] })).toBe(null)
  })
})

describe('a team opened on the day (R1)', () => {
  const opened = openTeam(r1.teams!, { x: r1.reveal.a!, label: 'T03' })!
  const { size: _size, ...event } = { type: 'open_team', ...opened }

  it('is checked against the sealed root while the others stay hidden', () => {
    expect(opened.team).toEqual(['I2', 'I4'])
    expect(twelfth({ ...hideTeams(r1), events: [event] })).toBe(true)
    expect(twelfth({ ...hideTeams(r1), events: [{ ...event, team: ['I1', 'I4'] }] })).toBe(false)
    expect(openTeam(r1.teams!, { x: r1.reveal.a!, label: 'T05' })).toBeUndefined()
  })
})

describe('seals', () => {
  const nonce = '0'.repeat(64)
  const [dice, words] = s2.contrib
  const seal = sealOf(s2.header.draw_no, words!, nonce)

  it('are opened by the contribution that they promised', () => {
    const record = { ...s2Record, seals: [{ by: words!.by, seal, nonce }] }
    expect(twelfth(record)).toBe(true)
    expect(verifyRecord(recordText(record)).warnings).toEqual([])
  })

  it('fail when the value, the witness or the nonce is another, or when one was never opened', () => {
    const entry = { by: words!.by, seal, nonce }
    for (const seals of [
      [{ ...entry, by: dice!.by }],
      [{ ...entry, nonce: '1'.repeat(64) }],
      [entry, entry],
      [entry, { ...entry, seal: sealOf(s2.header.draw_no, { by: words!.by, value: '另' }, nonce) }],
    ]) {
      expect(twelfth({ ...s2Record, seals })).toBe(false)
    }
  })
})

describe('the log path', () => {
  const { header, reveal, targets } = s2Record
  const entry = {
    seq: 2,
    at: '2026-11-02T09:14:00+08:00',
    type: 'reveal',
    draw_no: header.draw_no,
    t: reveal.t,
    targets,
  }
  const leaves = ['{"seq":0}', '{"seq":1}', canon(entry), '{"seq":3}']
  const tree = merkleTree(leaves)
  const { index, path } = proveInclusion(tree, 2)
  const log = { entry, index, path, checkpoint: { size: 4, root: tree.root } }

  it('shows the reveal of this record under the checkpoint', () => {
    expect(twelfth({ ...s2Record, log })).toBe(true)
    expect(twelfth({ ...s2Record, log: { ...log, index: 1 } })).toBe(false)
    expect(twelfth({ ...s2Record, log: { ...log, entry: { ...entry, draw_no: 'X' } } })).toBe(false)
    expect(twelfth({ ...s2Record, log: { index, path, checkpoint: log.checkpoint } })).toBe(null)
    expect(twelfth({ ...s2Record, log: null })).toBe(false)
  })
})
