import { describe, expect, it } from 'vitest'
import { readExtraVectors, readVectors } from '../test/vectors.ts'
import { completeDraw, drawTargets, hideTeams, recordText, summarize } from './record.ts'
import { commitment, roundSecret } from './chain.ts'
import { openDraw } from './header.ts'
import { contribHash, drawSeed } from './seed.ts'
import { verifyRecord } from './verify/verify-record.ts'

const [, s2] = readVectors().select
const [r1] = readExtraVectors().records

describe('a whole draw', () => {
  it('S2 is reproduced from its setup to its targets', () => {
    const of = { draw_no: s2.header.draw_no, stage: 't' as const }
    const { v: _v, pool: _pool, chain, ...setup } = s2.header
    const opened = openDraw({ setup, pool: s2.pool, chain })
    expect(opened.header).toEqual(s2.header)
    expect(opened.headerHash).toBe(s2.header_hash)
    expect([...opened.quota]).toEqual([
      ['A', 2],
      ['B', 2],
    ])
    expect(commitment(of, { x0: s2.x0, n: 4 })).toBe(chain.t)
    expect(roundSecret(of, { x0: s2.x0, n: 4 }, 0)).toBe(s2.x_round0)
    expect(contribHash(s2.contrib)).toBe(s2.contrib_hash)
    const input = { header: opened.header, contrib: s2.contrib, x: s2.x_round0 }
    expect(drawSeed({ stage: 't', round: 0, ...input })).toBe(s2.seed)
    expect(drawTargets(input, s2.pool)).toEqual(s2.out)
  })

  it('R1 is reproduced with groups, both stages and its team root', () => {
    const { header, contrib, reveal, pool, inspectors } = r1
    const secrets = { t: reveal.t, a: reveal.a ?? '' }
    const record = completeDraw({ header, contrib, secrets, pool, inspectors: inspectors ?? [] })
    expect(record).toEqual(r1)
    expect(summarize(record).header_hash).toBe('e306d536082736dde0a738395fec73c9429a9151c32ebdde93b18679c0e4bf7a')
  })

  it('R1 verifies in full, and before the day with checks 8 to 11 not yet checkable', () => {
    const full = verifyRecord(recordText(r1))
    expect(full.checks.map(({ ok }) => ok)).toEqual([...Array(11).fill(true), null])
    expect(full.ok).toBe(true)
    const hidden = verifyRecord(recordText(hideTeams(r1)))
    expect(hidden.checks.map(({ ok }) => ok)).toEqual([...Array(7).fill(true), null, null, null, null, null])
  })
})
