import { errorText } from '@sunlot/contract'
import type { Actor, DrawDetail } from '@sunlot/contract'
import type { Header } from '@sunlot/draw'
import type { Deps } from '../../platform/deps.ts'
import { getTask } from '../tasks/index.ts'
import { listActs } from './acts.rules.ts'
import { countTeams, listDrawnTargets, listTeams } from './detail-lists.queries.ts'
import { isConfirmed } from './dice.rules.ts'
import { readGates } from './draw-facts.ts'
import { getDraw, getSecrets, listEvidence, listWitnesses } from './draws.queries.ts'
import type { Draw, WitnessRow } from './draws.queries.ts'
import { maySeeTeams } from './record.ts'
import { describeRow } from './draw-rows.ts'

/** Everything the ceremony, the decision page and the detail show of a draw, as this actor may see it. */
export async function describeDraw(deps: Deps, actor: Actor, drawId: string): Promise<DrawDetail> {
  const { db } = deps
  const draw = await getDraw(db, actor.bureauId, drawId)
  const task = await getTask(db, draw.bureauId, draw.taskId)
  const now = deps.clock.now()
  // While the lists are being frozen there is nothing to wait for but that, and counting a million again helps nobody.
  const gates = draw.status === 'opening' ? [] : await readGates(db, task, now)
  const witnesses = await listWitnesses(db, drawId)
  const evidence = await listEvidence(db, drawId)
  return {
    ...describeRow(draw),
    ...describeFingerprints(draw),
    ...describeFrozen(draw),
    ...(await describeResult(deps, actor, draw)),
    ...describeEnd(draw),
    ...listActs({ draw, actor, witnesses, gates, now, inspectFrom: task.input.inspectFrom }),
    bureauName: draw.bureauName,
    organ: draw.bureauName,
    progress: { done: draw.doneRows, total: draw.poolSize },
    failure: failureText(draw),
    envelopesPrintedAt: (await getSecrets(db, drawId)).envelopesPrintedAt?.toISOString() ?? null,
    witnesses: witnesses.map(describeWitness),
    minWitness: task.input.minWitness,
    evidence: evidence.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    attempt: await countAttempts(deps, draw),
    people4: { drawer: draw.drawer, signer: draw.signer, publisher: draw.publisher },
    gates,
    reopens: await numberOf(deps, draw.reopensId),
    recordUrl: draw.targets ? `/api/v1/draws/${drawId}/record.json` : null,
    publicUrl: isPublic(draw) ? `/draws/${draw.id}` : null,
  }
}

/** Aborted and rejected draws are public too, with their reason (protocol §1.8, S0-12). */
function isPublic({ status }: Pick<Draw, 'status'>): boolean {
  return status === 'published' || status === 'rejected' || status === 'aborted'
}

function describeFingerprints(draw: Draw) {
  const header = draw.header ? (JSON.parse(draw.header) as Header) : undefined
  return {
    headerHash: draw.headerHash,
    poolRoot: header?.pool.root ?? null,
    rosterRoot: header?.assign?.root ?? null,
    commitmentT: header?.chain.t ?? null,
    commitmentA: header?.chain.a ?? null,
    contribHash: draw.contribHash,
    seedT: draw.seedT,
    teamRoot: draw.teamRoot,
  }
}

function describeFrozen({ facts }: Draw) {
  return {
    layers: facts?.layers ?? [],
    excluded: facts?.preview.excluded ?? [],
    people: facts?.preview.people ?? 0,
    seatsPerVisit: facts?.preview.seats.length ?? 0,
    recusals: facts?.preview.recusals ?? { people: 0, targets: 0 },
    classes: (facts?.preview.seats ?? []).map(({ name, condition, people }) => ({ name, condition, people })),
    warnings: facts?.warnings ?? [],
  }
}

async function describeResult({ db }: Deps, actor: Actor, draw: Draw) {
  const isShown = maySeeTeams(draw, actor)
  const layerNames = new Map(draw.facts?.layers.map(({ key, name }) => [key, name]))
  const rows = draw.targets ? await listDrawnTargets(db, draw) : []
  return {
    targets: rows.map(({ lastDrawnOn, riskClass, team, ...row }) => ({
      ...row,
      layerName: layerNames.get(row.layer) ?? row.layer,
      riskClass: riskClass as DrawDetail['targets'][number]['riskClass'],
      lastDrawn: lastDrawnOn ? `${lastDrawnOn.getUTCFullYear()}年${lastDrawnOn.getUTCMonth() + 1}月` : '从未抽中',
      team: isShown ? team : null,
    })),
    teams: draw.targets && isShown ? await listTeams(db, draw) : [],
    teamsSealed: await countTeams(db, draw.id),
    sqlAgrees: draw.sqlAgrees,
    infeasible: draw.infeasibleText === null ? null : { text: draw.infeasibleText, shortage: draw.shortage ?? 0 },
  }
}

function describeEnd(draw: Draw) {
  return {
    reason: draw.reason,
    signedAt: draw.signedAt?.toISOString() ?? null,
    signature: draw.signature,
    publishedAt: draw.publishedAt?.toISOString() ?? null,
  }
}

function describeWitness(row: WitnessRow): DrawDetail['witnesses'][number] {
  const { key, organ, name, arrivedAt, checkedAt, hostDice, witnessDice } = row
  return {
    key,
    organ,
    name,
    arrivedAt: arrivedAt?.toISOString() ?? null,
    checkedAt: checkedAt?.toISOString() ?? null,
    hostDice,
    witnessDice,
    confirmed: isConfirmed(row),
  }
}

function failureText({ failure }: Draw): string | null {
  return failure === 'draws.results-differ' || failure === 'draws.tampered' ? errorText(failure) : failure
}

/** 1 for the first draw of the task. */
async function countAttempts({ db }: Deps, { taskId, openedAt }: Draw): Promise<number> {
  const { count } = await db
    .selectFrom('draws')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('taskId', '=', taskId)
    .where('openedAt', '<=', openedAt)
    .executeTakeFirstOrThrow()
  return count
}

async function numberOf({ db }: Deps, drawId: string | null): Promise<string | null> {
  if (drawId === null) return null
  const row = await db.selectFrom('draws').select('drawNo').where('id', '=', drawId).executeTakeFirst()
  return row?.drawNo ?? null
}
