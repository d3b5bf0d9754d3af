import { sayRepeatLine } from '@sunlot/contract'
import type { Actor, RepeatRow } from '@sunlot/contract'
import type { OutputCell, OutputTable } from '@sunlot/tables'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { groundOf, readGround } from './analysis.ts'
import type { PlanGround } from './analysis.ts'
import type { PlanFacts } from './analysis-facts.ts'
import { listRepeats } from './repeats.rules.ts'
import type { Repeat } from './repeats.rules.ts'
import { selectTargetsOf } from './target-sorts.queries.ts'
import type { SortedTarget } from './target-sorts.queries.ts'

interface RepeatPage {
  readonly rows: RepeatRow[]
  readonly total: number
  readonly tookMs: number
}

interface Asked {
  readonly page: number
  readonly size: number
  /** Part of the name, or the beginning of the code. */
  readonly q: string
}

/** S0-38, B-12: the targets that the plan could visit too often, the most visited first. */
export async function listRepeatedTargets(
  deps: Deps,
  actor: Actor,
  { planId, ...asked }: Asked & { planId: string },
): Promise<RepeatPage> {
  const start = performance.now()
  const ground = await readGround(deps.db, groundOf(deps, actor, planId))
  const found = await readTargets(deps.db, { ground, repeats: listRepeats(ground.facts) }, asked)
  return { ...found, tookMs: Math.ceil(performance.now() - start) }
}

interface Repeated {
  readonly ground: PlanGround
  readonly repeats: readonly Repeat[]
}

async function readTargets(
  db: Db,
  { ground, repeats }: Repeated,
  { page, size, q }: Asked,
): Promise<Pick<RepeatPage, 'rows' | 'total'>> {
  const { facts, sorts, yearGrouping } = ground
  const ranks = new Map(repeats.map(({ place }, rank) => [place, rank]))
  const wanted = sorts.flatMap((sort, index) => {
    const group = yearGrouping.groupOf[index] ?? -1
    const rank = ranks.get(group)
    return rank === undefined ? [] : [{ ...sort, group, rank }]
  })
  if (wanted.length === 0) return { rows: [], total: 0 }
  const from = selectTargetsOf(ground.directory, wanted)
  const prefix = `${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<SortedTarget & { total: number }>`
    select target_id as "targetId", code, name, region, risk_class as "riskClass", "group",
      count(*) over ()::integer as total
    from ${from} found where ${q} = '' or strpos(name, ${q}) > 0 or code like ${prefix}
    order by rank, code limit ${size} offset ${(page - 1) * size}`.execute(db)
  const byPlace = new Map(repeats.map((repeat) => [repeat.place, repeat]))
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap(({ total: _total, group, ...target }) => {
      const repeat = byPlace.get(group)
      return repeat ? [describeRepeat(target, repeat, facts)] : []
    }),
  }
}

function describeRepeat(
  target: Omit<SortedTarget, 'group'>,
  { group, most, expected, cap, chance }: Repeat,
  { lines, others }: PlanFacts,
): RepeatRow {
  const both = [...lines, ...others].map(({ place, name }, index) => ({ place, name, isOther: index >= lines.length }))
  return { ...target, lines: both.filter((_, index) => group.lines.has(index)), most, expected, cap, chance }
}

const MOST_EXPORTED = 100_000

/** The same list as a table to take along. */
export async function exportRepeatedTargets(
  deps: Deps,
  actor: Actor,
  { planId, q }: { planId: string; q: string },
): Promise<OutputTable> {
  const { rows } = await listRepeatedTargets(deps, actor, { planId, q, page: 1, size: MOST_EXPORTED })
  return {
    sheetName: '可能重复检查的对象',
    columns: [
      { heading: '名称', width: 34 },
      { heading: '信用代码或编号', width: 22 },
      { heading: '所在地', width: 18 },
      { heading: '风险类别' },
      { heading: '计划项', width: 60 },
      { heading: '一年最多次数' },
      { heading: '次数上限' },
      { heading: '预计次数' },
    ],
    rows: rows.map((row): OutputCell[] => [
      row.name,
      row.code,
      row.region,
      row.riskClass ?? '',
      row.lines.map(sayRepeatLine).join('；'),
      row.most,
      row.cap,
      Math.round(row.expected * 100) / 100,
    ]),
  }
}
