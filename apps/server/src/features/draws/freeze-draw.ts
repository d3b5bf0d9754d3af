import { civilDateOf, errorText } from '@sunlot/contract'
import { canon, CHAIN_LENGTH, commitment, DrawError, openDraw as freezeHeader } from '@sunlot/draw'
import type { OpenedDraw, PoolEntry, Rule, Setup } from '@sunlot/draw'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { drawRule, getTask, listRoster, loadScheme, moveTask, readPreview, seatClasses } from '../tasks/index.ts'
import type { RosterPerson, SeatPlan, TaskScheme } from '../tasks/index.ts'
import { appendLog, chinaTime } from './draw-log.ts'
import { findDraw, getSecrets, listWitnesses } from './draws.queries.ts'
import type { Draw } from './draws.queries.ts'
import { describeFrozen } from './frozen-facts.ts'
import type { Frozen } from './frozen-facts.ts'
import { insertPool, insertPoolAgain, insertRoster, readPool, toInspector } from './frozen-lists.ts'
import { moveDraw, recordDrawEvent } from './move-draw.ts'
import { warnBefore } from './warnings.ts'

// Protocol §1.6: twenty sweeps of the walk over the seats.
const MIX = 20

/**
 * Freezes the lists and the rule of a draw in `opening` and commits to them, in one transaction: after a crash nothing
 * of it is there, and it is simply done again with the secrets that the draw already has (protocol §1.10 step 1).
 * Input that no draw can be made of ends the draw, its number stays listed; other errors leave it in `opening`.
 */
export async function freezeDraw(deps: Deps, drawId: string): Promise<void> {
  const draw = await findDraw(deps.db, drawId)
  if (draw?.status !== 'opening') return
  try {
    await deps.db.transaction().execute((tx) => freeze(deps, tx, draw))
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    await abandon(deps, draw, refusal)
    throw refusal
  }
}

async function freeze(deps: Deps, tx: Tx, draw: Draw): Promise<void> {
  const { input } = await getTask(tx, draw.bureauId, draw.taskId)
  const scheme = await loadScheme(tx, { bureauId: draw.bureauId, input, today: civilDateOf(draw.openedAt) })
  const plan = seatClasses(scheme)
  const roster = await listRoster(tx, scheme)
  const poolSize = draw.reopensId
    ? await insertPoolAgain(tx, draw.id, draw.reopensId)
    : await insertPool(tx, draw.id, scheme)
  await insertRoster(tx, draw.id, roster)
  const pool = await readPool(tx, draw.id, (doneRows) => showProgress(deps, draw.id, { poolSize, doneRows }))
  const opened = await commitTo(deps, tx, { draw, scheme, plan, pool, roster })
  const warnings = warnBefore(deps, { scheme, plan, pool, roster, header: opened.header, eligible: opened.eligible })
  const preview = await readPreview(tx, scheme)
  await store(deps, tx, { draw, scheme, pool, opened, preview, warnings })
}

/** Beside the transaction, which nobody can look into; not waited for, because the draw does not depend on it. */
function showProgress({ db, logger }: Deps, drawId: string, progress: { poolSize: number; doneRows: number }): void {
  const shown = db.updateTable('draws').set(progress).where('id', '=', drawId).where('status', '=', 'opening').execute()
  shown.catch((error: unknown) => logger.warn({ err: error }, 'progress of a draw not shown'))
}

interface Material {
  draw: Draw
  scheme: TaskScheme
  plan: SeatPlan
  pool: PoolEntry[]
  roster: RosterPerson[]
}

/** The header with the fingerprints of both lists and of both secrets; its hash is read aloud. */
async function commitTo(deps: Deps, tx: Tx, { draw, scheme, plan, pool, roster }: Material): Promise<OpenedDraw> {
  const { drawNo } = draw
  const secrets = await getSecrets(tx, draw.id)
  const witnesses = await listWitnesses(tx, draw.id)
  const chain = {
    t: commitment({ draw_no: drawNo, stage: 't' }, { x0: secrets.t, n: CHAIN_LENGTH }, deps.hasher),
    a: commitment({ draw_no: drawNo, stage: 'a' }, { x0: secrets.a, n: CHAIN_LENGTH }, deps.hasher),
    n: CHAIN_LENGTH,
  }
  const setup: Setup = {
    draw_no: drawNo,
    organ: draw.bureauName,
    title: draw.title,
    opened_at: chinaTime(draw.openedAt),
    witnesses: witnesses.map(({ key }) => key),
    min_witness: scheme.input.minWitness,
    rule: ruleOf(draw, scheme),
    assign: { classes: plan.classes, kinds: plan.kinds, mix: MIX },
    // Teams stay sealed until the first day of the checks (protocol §1.9).
    reveal: { a: scheme.input.inspectFrom },
    ...(draw.reopensId && { reopens: (await findDraw(tx, draw.reopensId))?.drawNo }),
  }
  if (!pool.some(({ status }) => status === 'in' || status === 'must')) throw new AppError('draws.empty-pool')
  return freezeHeader({ setup, pool, inspectors: roster.map(toInspector), chain }, deps.hasher)
}

/** Without nulls, which the record would have to carry. In a reopened draw nothing is left to be drawn. */
function ruleOf({ reopensId }: Draw, scheme: TaskScheme): Rule {
  const rule = drawRule(scheme)
  if (reopensId) return { ...rule, strata: rule.strata.map(({ key }) => ({ key, count: 0 })) }
  const strata = rule.strata.map(({ key, rate, min, max }) => ({
    key,
    ...(rate && { rate }),
    ...(min != null && { min }),
    ...(max != null && { max }),
  }))
  return { ...rule, strata }
}

async function store(
  deps: Deps,
  tx: Tx,
  { draw, opened, ...frozen }: Omit<Frozen, 'quota'> & { draw: Draw; opened: OpenedDraw },
): Promise<void> {
  const { pool } = frozen
  const at = deps.clock.now()
  const facts = describeFrozen({ ...frozen, quota: opened.quota })
  const { eligible, quota } = facts.preview
  const { headerHash } = opened
  const header = canon(opened.header)
  const counts = { doneRows: pool.length, poolSize: pool.length, eligible, quota }
  const set = { ...counts, header, headerHash, facts: JSON.stringify(facts), committedAt: at, failure: null }
  await moveDraw(tx, { drawId: draw.id, action: 'commit', text: '封存', set })
  await appendLog(tx, deps.hasher, { at, type: 'open', draw, data: { header: opened.header } })
  const data = { poolSize: pool.length, eligible, quota, headerHash }
  await recordDrawEvent(tx, { at, actorId: null, event: 'draws.committed', draw, data })
}

/** The refusal a person can act on, or undefined for what may go better next time. */
function refusalOf(error: unknown): AppError | undefined {
  if (error instanceof DrawError) return new AppError('draws.bad-rule', { why: wordsOf(error) })
  if (error instanceof AppError) return error.code.startsWith('draws.') ? error : undefined
  // Not-null of the stratum: the risk class of some target is in no layer.
  if ((error as { column?: string }).column === 'stratum') {
    return new AppError('draws.bad-rule', { why: '有的对象不属于任何一层' })
  }
  return undefined
}

function wordsOf({ code, params }: DrawError): string {
  const path = String(params.path ?? '')
  if (code === 'impossible-total') return `各层上下限合计应在 ${params.least} 到 ${params.most} 之间`
  if (code === 'no-size') return '有一层没有写明比例或数量'
  if (path.startsWith('header.title')) return '任务名称里有不能公开存档的字符'
  if (path.startsWith('header.witnesses')) return '见证人姓名重复，或有不能公开存档的字符'
  return '名单里有不能存入抽取记录的编号'
}

/** Nothing was committed, so nothing is revealed but the reason; the number stays in the list. */
async function abandon(deps: Deps, draw: Draw, refusal: AppError): Promise<void> {
  const reason = errorText(refusal.code, refusal.params)
  await deps.db.transaction().execute(async (tx) => {
    const at = deps.clock.now()
    const set = { reason, failure: reason, poolSize: 0, doneRows: 0, endedAt: at, endedBy: draw.drawer.id }
    await moveDraw(tx, { drawId: draw.id, action: 'abort', text: '中止', set })
    if (!draw.reopensId) await moveTask(tx, { taskId: draw.taskId, action: 'abortDraw', at })
    await appendLog(tx, deps.hasher, { at, type: 'abort', draw, data: { reason, x: null, contrib: [] } })
    await recordDrawEvent(tx, { at, actorId: null, event: 'draws.aborted', draw, data: { reason } })
  })
}

/** Takes up every draw that a stop of the server left half open. */
export async function resumeDraws(deps: Deps): Promise<void> {
  const rows = await deps.db
    .selectFrom('draws')
    .select('id')
    .where('status', '=', 'opening')
    .orderBy('openedAt')
    .execute()
  for (const { id } of rows) deps.jobs.start(`draw ${id}`, () => freezeDraw(deps, id))
}
