import { describe, expect, it } from 'vitest'
import { readExtraVectors, readVectors } from '../test/vectors.ts'
import { type AbsenceProof, checkAbsence, checkTarget, proveTarget, type TargetEvidence } from './check-target.ts'
import { blindLabel, poolRoot } from './pool.ts'
import { completeDraw } from './record.ts'

const [, s2] = readVectors().select
const record = completeDraw({ header: s2.header, contrib: s2.contrib, secrets: { t: s2.x_round0 }, pool: s2.pool })
const { root } = record.header.pool

function evidenceOf(label: string): TargetEvidence {
  return proveTarget(record, label) as TargetEvidence
}

describe('one enterprise', () => {
  it('S2 learns its own case from its leaf, path, seed and cut-offs alone, as the whole draw decided', () => {
    for (const { label, status } of s2.pool) {
      const expected = {
        in: s2.out.selected.includes(label) ? 'drawn' : 'not-drawn',
        must: 'must',
        out: 'excluded',
      }[status.split(':')[0] as 'in' | 'must' | 'out']
      expect([label, checkTarget(evidenceOf(label))]).toEqual([label, expected])
      expect(evidenceOf(label)).toMatchObject({ root, seed: s2.seed, cutoff: s2.out.cutoff })
    }
  })

  it('is told nothing by a proof of another leaf, status or root', () => {
    const evidence = evidenceOf('T06')
    expect(checkTarget({ ...evidence, entry: { ...evidence.entry, status: 'in' } })).toBe('bad-proof')
    expect(checkTarget({ ...evidence, entry: evidenceOf('T05').entry })).toBe('bad-proof')
    expect(checkTarget({ ...evidence, root: poolRoot([]) })).toBe('bad-proof')
  })

  it('is not drawn in a stratum without a cut-off, whatever its name', () => {
    const evidence = evidenceOf('T08')
    expect(checkTarget({ ...evidence, cutoff: {} })).toBe('not-drawn')
  })

  it('can be shown to be absent before, between and behind the labels of the pool', () => {
    for (const label of ['T00', 'T055', 'T99']) {
      const absence = proveTarget(record, label) as AbsenceProof
      expect(absence.label).toBe(label)
      expect(checkAbsence(absence, root)).toBe(true)
      expect(checkAbsence({ ...absence, label: 'T05' }, root)).toBe(false)
      expect(checkAbsence({ ...absence, label: label === 'T99' ? 'T00' : 'T99' }, root)).toBe(false)
    }
  })

  it('cannot be called absent with neighbours that are not next to each other, or with one side missing', () => {
    const gap = proveTarget(record, 'T055') as AbsenceProof
    const far = proveTarget(record, 'T075') as AbsenceProof
    const { before: _before, ...withoutBefore } = gap
    const { after: _after, ...withoutAfter } = gap
    expect(checkAbsence({ ...gap, after: far.after! }, root)).toBe(false)
    expect(checkAbsence(withoutBefore, root)).toBe(false)
    expect(checkAbsence(withoutAfter, root)).toBe(false)
    expect(checkAbsence({ label: 'T055', size: 12 }, root)).toBe(false)
    expect(checkAbsence({ label: 'T055', size: 0 }, root)).toBe(false)
    expect(checkAbsence({ label: 'T055', size: 0 }, poolRoot([]))).toBe(true)
  })

  it('in a blinded pool has a label that depends on salt and code', () => {
    const [r1] = readExtraVectors().records
    expect(blindLabel(r1.reveal.t, '91330106MA2H0ABC1X')).not.toBe(blindLabel(r1.reveal.a!, '91330106MA2H0ABC1X'))
    expect(blindLabel(r1.reveal.t, '91330106MA2H0ABC1X')).toMatch(/^[0-9a-f]{64}$/u)
  })
})
