import { usccOf } from './registry.ts'
import type { Actor, TaskInput } from '@sunlot/contract'
import type { Deps } from '../src/platform/deps.ts'
import type { InspectorsTable } from '../src/platform/tables/registry.ts'
import type { TargetsTable } from '../src/platform/tables/targets.ts'
import type { Insertable } from 'kysely'
import type { Browser } from './browser.ts'
import type { Test } from './harness.ts'

/** A bureau's office with two directories that a task can be made of. */
export interface TaskWorld {
  clerk: Browser
  head: Browser
  drawer: Actor
  signer: Actor
  publisher: Actor
  itemId: string
  makeItem(code: string, name?: string): Promise<string>
  /** Answers the id; active, unclassified and of the world's item unless told. */
  makeTarget(fields?: Partial<Insertable<TargetsTable>> & { itemIds?: string[] }): Promise<string>
  /** Answers the id; an officer on duty with a certificate until 2028 unless told. */
  makeInspector(fields?: Partial<Insertable<InspectorsTable>> & { itemIds?: string[] }): Promise<string>
  makeConflict(inspectorId: string, targetId: string): Promise<void>
  /** What the form sends: two certified seats, one layer of everybody at 10 %, one witness. */
  input(fields?: Partial<TaskInput>): TaskInput
  /** Creates a task through its route and answers its id. */
  makeTask(fields?: Partial<TaskInput>): Promise<string>
  /** A task with its scheme approved and both directories declared complete. */
  makeReadyTask(fields?: Partial<TaskInput>): Promise<string>
}

/** Writes directories straight into the database and tasks through their routes, in the test's own or a given bureau. */
export async function createTaskWorld(t: Test, { bureauId = t.bureau.id } = {}): Promise<TaskWorld> {
  const { deps } = t
  let count = 0
  const drawer = await t.makeUser({ bureauId, roles: ['businessOffice'], name: '李某' })
  const signer = await t.makeUser({ bureauId, roles: ['deputyHead'], name: '赵某' })
  const publisher = await t.makeUser({ bureauId, roles: ['platformLead'], name: '陈某' })
  const clerk = await t.signIn(drawer)
  const head = await t.signIn(signer)
  const itemId = await insertItem(deps, bureauId, 'NY-01')

  function input(fields: Partial<TaskInput> = {}): TaskInput {
    return {
      title: '2026年第二轮农药经营监督抽查',
      documentNo: '平农查〔2026〕9号',
      checkType: 'routine',
      method: ['onSite'],
      planLine: '计划第 2 项，第 2 轮',
      scheme: '抽查农药经营户的许可、台账和标签。',
      scope: { itemIds: [itemId], kinds: [], regions: [], poolIds: [], tagIds: [] },
      strata: [{ riskClasses: ['A', 'B', 'C', 'D', null], rate: [10, 100], min: null, max: null }],
      rounding: 'ceil',
      excludeInspectedThisYear: true,
      excludeExpiredPermit: true,
      seats: [
        { name: '组长', certified: true, expert: false, offices: [], optional: false },
        { name: '组员', certified: true, expert: false, offices: [], optional: false },
      ],
      groupMax: 1,
      visitsPerPerson: null,
      witnesses: [{ organ: '第七纪检组', name: '王某' }],
      minWitness: 1,
      signerId: signer.id,
      publisherId: publisher.id,
      inspectFrom: '2026-10-09',
      inspectUntil: '2026-10-15',
      ...fields,
    }
  }
  async function makeTask(fields: Partial<TaskInput> = {}): Promise<string> {
    const reply = await clerk.post('/tasks', input(fields))
    if (reply.statusCode !== 201) throw new Error(reply.body)
    return reply.json().id
  }
  return {
    clerk,
    head,
    drawer,
    signer,
    publisher,
    itemId,
    input,
    makeTask,
    makeItem: (code, name) => insertItem(deps, bureauId, code, name),
    async makeTarget({ itemIds = [itemId], ...fields } = {}) {
      count += 1
      return insertTarget(deps, { bureauId, code: usccOf(count), name: `平鲁区演示农资店${count}`, ...fields }, itemIds)
    },
    async makeInspector({ itemIds = [], ...fields } = {}) {
      count += 1
      return insertInspector(deps, { bureauId, code: `ZF${count}`, name: `演示人员${count}`, ...fields }, itemIds)
    },
    async makeConflict(inspectorId, targetId) {
      const row = { id: deps.newId(), bureauId, inspectorId, targetId, kind: 'kin' as const }
      await deps.db
        .insertInto('conflicts')
        .values({ ...row, declaredBy: null, declaredAt: deps.clock.now(), withdrawnAt: null })
        .execute()
    },
    async makeReadyTask(fields) {
      const id = await makeTask(fields)
      for (const [browser, verb] of [
        [clerk, 'submit'],
        [head, 'approve'],
        [clerk, 'freeze'],
      ] as const) {
        const reply = await browser.post(`/tasks/${id}/${verb}`)
        if (reply.statusCode !== 204) throw new Error(`${verb}: ${reply.body}`)
      }
      return id
    },
  }
}

async function insertItem(deps: Deps, bureauId: string, code: string, name = `事项${code}`): Promise<string> {
  const id = deps.newId()
  const values = { id, bureauId, code, name, category: 'general' as const, legalBasis: '《农药管理条例》' }
  await deps.db
    .insertInto('inspectionItems')
    .values({ ...values, createdAt: deps.clock.now() })
    .execute()
  return id
}

type TargetFields = Partial<Insertable<TargetsTable>> & { bureauId: string; code: string; name: string }

async function insertTarget(deps: Deps, fields: TargetFields, itemIds: readonly string[]): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const blank = { riskClass: null, permitUntil: null, drawnYear: null, lastDrawnOn: null, importId: null }
  const kind = { codeKind: 'uscc' as const, kind: 'individualBusiness', nameRaw: fields.name }
  await deps.db
    .insertInto('targets')
    .values({ ...blank, ...kind, ...fields, id, createdAt: at, updatedAt: at })
    .execute()
  const links = itemIds.map((itemId) => ({ targetId: id, itemId }))
  if (links.length > 0) await deps.db.insertInto('targetItems').values(links).execute()
  return id
}

type InspectorFields = Partial<Insertable<InspectorsTable>> & { bureauId: string; code: string; name: string }

async function insertInspector(deps: Deps, fields: InspectorFields, itemIds: readonly string[]): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const usual = { kind: 'enforcement' as const, certificateUntil: '2028-12-31', drawnYear: null, importId: null }
  await deps.db
    .insertInto('inspectors')
    .values({ ...usual, ...fields, id, createdAt: at, updatedAt: at })
    .execute()
  const links = itemIds.map((itemId) => ({ inspectorId: id, itemId }))
  if (links.length > 0) await deps.db.insertInto('inspectorItems').values(links).execute()
  return id
}
