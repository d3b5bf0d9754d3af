import { ROLES } from '@sunlot/contract'
import type { Actor } from '@sunlot/contract'
import type { OutputCell, OutputTable } from '@sunlot/tables'
import { AppError } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database.ts'
import { listDrawnTargets, listTeams } from './detail-lists.queries.ts'
import type { Draw } from './draws.queries.ts'
import { readPoolRows } from './pool.queries.ts'
import { maySeeTeams } from './record.ts'

/** A list of a draw as a sheet. Throws `auth.forbidden` for teams that are sealed for this actor. */
export async function exportList(
  db: Db,
  actor: Actor,
  { draw, list }: { draw: Draw; list: 'targets' | 'teams' | 'pool' },
): Promise<OutputTable> {
  if (list === 'targets') return targetsTable(db, draw)
  if (list === 'pool') return poolTable(db, draw)
  if (!maySeeTeams(draw, actor)) throw new AppError('auth.forbidden', { duty: ROLES.deputyHead })
  return teamsTable(db, draw)
}

async function targetsTable(db: Db, draw: Draw): Promise<OutputTable> {
  const layers = new Map(draw.facts?.layers.map(({ key, name }) => [key, name]))
  const rows = await listDrawnTargets(db, draw, draw.poolSize)
  return {
    sheetName: '抽中对象',
    columns: [
      { heading: '序号' },
      { heading: '名称', width: 40 },
      { heading: '信用代码或编号', width: 24 },
      { heading: '所在地', width: 20 },
      { heading: '抽查事项', width: 24 },
      { heading: '层' },
      { heading: '票号', width: 70 },
    ],
    rows: rows.map(({ ordinal, name, code, region, items, layer, ticket }): OutputCell[] => [
      ordinal,
      name,
      code,
      region,
      items,
      layers.get(layer) ?? layer,
      ticket,
    ]),
  }
}

async function teamsTable(db: Db, draw: Draw): Promise<OutputTable> {
  const teams = await listTeams(db, draw, draw.poolSize)
  const seats = draw.facts?.preview.seats ?? []
  return {
    sheetName: '检查分组',
    columns: [
      { heading: '检查组' },
      ...seats.map(({ name }) => ({ heading: name, width: 24 })),
      { heading: '检查户数' },
      { heading: '回避人数' },
    ],
    rows: teams.map(({ number, members, targetCount, recusalCount }): OutputCell[] => [
      `第 ${number} 组`,
      ...members.map(({ name, office }) => (name === null ? '' : `${name} ${office}`)),
      targetCount,
      recusalCount,
    ]),
  }
}

function poolTable(db: Db, draw: Draw): OutputTable {
  return {
    sheetName: '封存的对象名单',
    columns: [
      { heading: '名称', width: 40 },
      { heading: '信用代码或编号', width: 24 },
      { heading: '所在地', width: 20 },
      { heading: '层' },
      { heading: '风险类别' },
      { heading: '参加抽取' },
      { heading: '不参加的原因', width: 24 },
      { heading: '抽中' },
    ],
    rows: poolRows(db, draw),
  }
}

const TAKES_PART = { in: '参加', must: '必查', out: '不参加' }

async function* poolRows(db: Db, draw: Draw): AsyncGenerator<OutputCell[]> {
  for await (const { name, code, region, layerName, riskClass, status, reason, drawn } of readPoolRows(db, draw)) {
    yield [name, code, region, layerName, riskClass, TAKES_PART[status], reason, drawn ? '抽中' : '']
  }
}
