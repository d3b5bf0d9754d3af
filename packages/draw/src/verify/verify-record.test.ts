import { describe, expect, it } from 'vitest'
import { mutations } from '../../test/tamper.ts'
import { readExtraVectors, readVectors } from '../../test/vectors.ts'
import { canon } from '../canon.ts'
import { completeDraw, hideTeams, recordText } from '../record.ts'
import type { DrawRecord } from '../types.ts'
import { verifyRecord } from './verify-record.ts'

const [r1] = readExtraVectors().records
const [, s2] = readVectors().select
const s2Record = completeDraw({ header: s2.header, contrib: s2.contrib, secrets: { t: s2.x_round0 }, pool: s2.pool })

/** Canonical, except that lists which are sets in the protocol (pool, roster, tags, recusals) may come in any order. */
function meaning(value: unknown): string {
  try {
    const { pool, inspectors, ...rest } = value as DrawRecord
    return canon({
      ...rest,
      pool: pool.map(entryMeaning).sort(),
      inspectors: inspectors?.map(personMeaning).sort() ?? null,
    })
  } catch {
    return 'malformed'
  }
}

function entryMeaning({ label, stratum, kind = '', group = '', status }: DrawRecord['pool'][number]): string {
  return canon([label, stratum, kind, group, status])
}

function personMeaning({
  id,
  tags,
  cap = null,
  load0,
  recuse = [],
}: NonNullable<DrawRecord['inspectors']>[number]): string {
  return canon([id, tags.toSorted(), cap, load0 ?? 0, recuse.toSorted()])
}

describe('a tampered record', () => {
  it.each([
    ['R1 with teams', r1 as unknown],
    ['S2 without', s2Record],
  ])('%s fails at every single edit of every field that changes what it says', (_name, record) => {
    const kept: string[] = []
    let refused = 0
    for (const { path, edit, record: forged } of mutations(record)) {
      const text = JSON.stringify(forged)
      expect(text, `${path} ${edit}`).not.toBe(JSON.stringify(record))
      if (!verifyRecord(text).ok) refused++
      else if (meaning(forged) !== meaning(record)) kept.push(`${path}: ${edit}`)
    }
    // reveal.a taken away is the record before the day, whose later parts are not yet checkable.
    expect(kept.filter((place) => !/^reveal\.a: (removed|null)$/.test(place))).toEqual([])
    expect(refused).toBeGreaterThan(500)
  })

  it('fails when the publisher confuses types so that a leaf keeps its text', () => {
    const confusions: [string, (record: DrawRecord) => unknown][] = [
      ['two recusals as one', (record) => (record.inspectors![1]!.recuse = ['T02,T05'])],
      ['an empty cap', (record) => ((record.inspectors![0] as { cap: unknown }).cap = '')],
      ['a cap as text', (record) => ((record.inspectors![1] as { cap: unknown }).cap = '3')],
      ['two tags as one', (record) => (record.inspectors![0]!.tags = ['cert,q:food'])],
      ['a load as text', (record) => ((record.inspectors![2] as { load0: unknown }).load0 = '1')],
      ['an entry twice', (record) => record.pool.push(record.pool[0]!)],
      ['an inspector twice', (record) => record.inspectors!.push(record.inspectors![0]!)],
      ['a stratum twice', (record) => record.header.rule.strata.push(record.header.rule.strata[0]!)],
      ['a witness twice', (record) => record.header.witnesses.push('甲')],
      ['null for a default', (record) => ((record.pool[0] as { group: unknown }).group = null)],
      ['the empty-seat mark as a person', (record) => (record.inspectors![0]!.id = '-')],
      ['infeasible beside teams', (record) => (record.infeasible = [])],
      ['a chain for no stage', (record) => delete record.header.assign],
    ]
    for (const [name, confuse] of confusions) {
      const record = structuredClone(r1)
      confuse(record)
      expect(verifyRecord(JSON.stringify(record)).ok, name).toBe(false)
    }
  })

  it('fails when its bytes hide a repeated key, a fraction or a mark before the text', () => {
    const text = recordText(r1)
    const forged = [
      text.replace('"mix":20', '"mix":20,"mix":20'),
      text.replace('"mix":20', '"mix":20.0'),
      text.replace('"mix":20', '"mix":2e1'),
      `\ufeff${text}`,
      `${text}{}`,
      text.slice(0, -2),
    ]
    for (const source of forged) {
      const report = verifyRecord(new TextEncoder().encode(source))
      expect([report.readable, report.ok, report.checks[0]?.ok]).toEqual([false, false, false])
    }
    expect(verifyRecord(Uint8Array.from([0x7b, 0xff])).checks[0]?.actual).toBe('no UTF-8 at byte 1')
  })
})

describe('the report', () => {
  it('never throws, whatever the evidence', () => {
    for (const source of ['', 'null', '[]', '3', '{}', '{"header":[]}', '"x"', '['.repeat(1e5)]) {
      const report = verifyRecord(source)
      expect([source.slice(0, 9), report.ok, report.checks.length]).toEqual([source.slice(0, 9), false, 12])
    }
  })

  it('tells bytes that are no JSON from JSON that is no record', () => {
    const report = verifyRecord('{}')
    expect([report.readable, report.checks[0]?.actual]).toEqual([true, 'header: missing'])
    expect(report.checks.slice(1).every(({ ok }) => ok === null)).toBe(true)
    expect(verifyRecord('{')).toMatchObject({ readable: false })
  })

  it('gives the hashes of the minutes and the sections of the twelve checks in their order', () => {
    const report = verifyRecord(recordText(s2Record))
    expect(report.summary).toEqual({
      draw_no: 'SSJ-330106-2026-000001',
      header_hash: s2.header_hash,
      contrib_hash: s2.contrib_hash,
      team_root: null,
    })
    expect(report.checks.map(({ section }) => section).join(' ')).toBe(
      '1.1 1.6 1.4 1.4 1.7 1.7 2.2 1.7 1.5 3.6 1.9 1.12',
    )
  })

  it('says which target differs', () => {
    const targets = { ...s2.out, selected: ['T08', 'T02', 'T07', 'T09'] }
    const check = verifyRecord(recordText({ ...s2Record, targets })).checks[6]
    expect([check?.expected, check?.actual]).toEqual(['selected[3] = "T11"', 'selected[3] = "T09"'])
  })

  it('says which team is missing or too many', () => {
    const last = r1.teams![r1.teams!.length - 1]!
    const shorter = verifyRecord(recordText({ ...r1, teams: r1.teams!.slice(0, -1) })).checks[9]
    expect(shorter).toMatchObject({ ok: false, expected: `teams[6] = ${canon(last)}`, actual: 'teams[6] = nothing' })
    const longer = verifyRecord(recordText({ ...r1, teams: [...r1.teams!, last] })).checks[9]
    expect(longer).toMatchObject({ ok: false, expected: 'teams[7] = nothing', actual: `teams[7] = ${canon(last)}` })
  })

  it('warns of words that nobody had sealed, of few dice and of keys that no hash covers', () => {
    expect(verifyRecord(recordText(s2Record)).warnings).toEqual([{ warning: 'unsealed', about: '人大代表·李某' }])
    const contrib = [{ by: '甲', kind: 'dice' as const, value: '46135' }]
    const pool = r1.pool.map((entry) => ({ ...entry, name: '某某餐饮店' }))
    const record = { ...completeDraw({ ...r1, contrib, secrets: { t: r1.reveal.t, a: r1.reveal.a! } }), pool }
    expect(verifyRecord(recordText(record))).toMatchObject({
      ok: true,
      warnings: [
        { warning: 'few-dice', about: '甲' },
        { warning: 'unbound-key', about: 'pool[].name' },
      ],
    })
  })

  it('leaves teams unchecked before the day and ignores those that the record carries', () => {
    const early = { ...hideTeams(r1), teams: [{ label: 'T02', team: ['I9'] }] }
    const report = verifyRecord(recordText(early))
    expect(report.ok).toBe(true)
    expect(report.checks.slice(7).map(({ ok }) => ok)).toEqual([null, null, null, null, null])
    const withdraw = { type: 'withdraw', label: 'T03', reason: 'CLOSED' }
    for (const junk of [3, 'x', [{ id: 1 }], null]) {
      const odd = { ...hideTeams(r1), inspectors: junk, teams: junk, infeasible: junk, events: [withdraw] }
      expect(verifyRecord(JSON.stringify(odd)).checks.map(({ ok }) => ok)).toEqual([
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        null,
        null,
        null,
        null,
        true,
      ])
    }
  })

  it('does not run a walk so long that it would only keep the verifier busy', () => {
    const record = structuredClone(r1)
    record.header.assign!.mix = 2 ** 52
    expect(verifyRecord(recordText(record)).checks[9]).toMatchObject({ ok: false, expected: 10_000 })
  })
})
