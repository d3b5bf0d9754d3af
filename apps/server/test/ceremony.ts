import type { Actor, DrawDetail, TaskInput } from '@sunlot/contract'
import type { Deps } from '../src/platform/deps.ts'
import type { Browser } from './browser.ts'
import type { Test } from './harness.ts'

/** What a rehearsed draw is made of. */
export interface StageOptions {
  targetCount?: number
  inspectorCount?: number
  input?: Partial<TaskInput>
}

/** A task that stands before its draw, with its people and their browsers. */
export interface Stage {
  taskId: string
  itemId: string
  input: TaskInput
  drawer: Browser
  signer: Browser
  publisher: Browser
  witness: Browser
  people: Record<'drawer' | 'signer' | 'publisher' | 'witness', Actor>
}

export const WITNESS = '第七纪检组·王某'
export const SECOND_WITNESS = '区人大代表·冯某'
export const DICE = '4613526641235516'
export const SECOND_DICE = '3251644266135241'
const CLASSES = ['A', 'B', 'C', 'D'] as const

/** A PNG of one pixel. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Writes directories and an approved task straight into the database. */
export async function setStage(t: Test, options: StageOptions = {}): Promise<Stage> {
  const people = {
    drawer: await t.person('businessOffice'),
    signer: await t.person('deputyHead'),
    publisher: await t.person('platformLead'),
    witness: await t.person('disciplineWitness'),
  }
  const { itemId } = await fillDirectories(t.deps, t.bureau.id, options)
  const input = schemeOf({ itemId, people }, options.input)
  const taskId = await insertTask(t.deps, { bureauId: t.bureau.id, people, input })
  return {
    taskId,
    itemId,
    input,
    people,
    drawer: await t.signIn(people.drawer),
    signer: await t.signIn(people.signer),
    publisher: await t.signIn(people.publisher),
    witness: await t.signIn(people.witness),
  }
}

/** Another approved task over the same directories. */
export async function addTask(t: Test, stage: Stage, input: Partial<TaskInput> = {}): Promise<string> {
  return insertTask(t.deps, { bureauId: t.bureau.id, people: stage.people, input: { ...stage.input, ...input } })
}

async function fillDirectories(
  deps: Deps,
  bureauId: string,
  { targetCount = 60, inspectorCount = 10 }: StageOptions,
): Promise<{ itemId: string }> {
  const now = deps.clock.now()
  const itemId = deps.newId()
  const code = itemId.slice(0, 8).toUpperCase()
  const item = {
    id: itemId,
    bureauId,
    code,
    name: `农药经营${code}`,
    category: 'general' as const,
    legalBasis: '农药管理条例',
  }
  await deps.db
    .insertInto('inspectionItems')
    .values({ ...item, createdAt: now })
    .execute()
  const targets = Array.from({ length: targetCount }, (_, i) => ({
    id: deps.newId(),
    bureauId,
    code: `${code}-T${String(i + 1).padStart(4, '0')}`,
    codeKind: 'own' as const,
    name: `平鲁区第${i + 1}农资经营部`,
    nameRaw: `平鲁区第${i + 1}农资经营部`,
    kind: 'enterprise',
    region: i % 2 ? '井坪镇' : '凤凰城镇',
    riskClass: CLASSES[i % 4] ?? null,
    status: i % 15 === 14 ? ('closed' as const) : ('active' as const),
    createdAt: now,
    updatedAt: now,
  }))
  for (let i = 0; i < targets.length; i += 500) {
    const page = targets.slice(i, i + 500)
    await deps.db.insertInto('targets').values(page).execute()
    await deps.db
      .insertInto('targetItems')
      .values(page.map(({ id }) => ({ targetId: id, itemId })))
      .execute()
  }
  const inspectors = Array.from({ length: inspectorCount }, (_, i) => ({
    id: deps.newId(),
    bureauId,
    code: `${code}-P${String(i + 1).padStart(3, '0')}`,
    name: `检查员${i + 1}`,
    kind: 'enforcement' as const,
    office: i % 2 ? '执法大队' : '农资股',
    certificateUntil: '2029-12-31',
    createdAt: now,
    updatedAt: now,
  }))
  if (inspectors.length > 0) await deps.db.insertInto('inspectors').values(inspectors).execute()
  await deps.db
    .insertInto('conflicts')
    .values({
      id: deps.newId(),
      bureauId,
      inspectorId: inspectors[0]?.id ?? '',
      targetId: targets[0]?.id ?? '',
      kind: 'kin',
      declaredAt: now,
    })
    .execute()
  return { itemId }
}

function schemeOf({ itemId, people }: Pick<Stage, 'itemId' | 'people'>, changes: Partial<TaskInput> = {}): TaskInput {
  return {
    title: '2026年第二轮农药经营监督抽查',
    documentNo: '平农查〔2026〕9号',
    checkType: 'routine',
    method: ['onSite'],
    planLine: '2026年度计划第3项',
    scheme: '查进货台账、标签和限用农药。',
    scope: { itemIds: [itemId], kinds: [], regions: [], poolIds: [], tagIds: [] },
    strata: [
      { riskClasses: ['A'], rate: [5, 100], min: null, max: null },
      { riskClasses: ['B'], rate: [10, 100], min: 2, max: null },
      { riskClasses: ['C', 'D', null], rate: [20, 100], min: null, max: null },
    ],
    rounding: 'ceil',
    excludeInspectedThisYear: true,
    excludeExpiredPermit: true,
    seats: [
      { name: '组长', certified: true, expert: false, offices: [], optional: false },
      { name: '组员', certified: true, expert: false, offices: [], optional: false },
    ],
    groupMax: 1,
    visitsPerPerson: null,
    witnesses: [
      { organ: '第七纪检组', name: '王某' },
      { organ: '区人大代表', name: '冯某' },
    ],
    minWitness: 1,
    signerId: people.signer.id,
    publisherId: people.publisher.id,
    inspectFrom: '2026-10-09',
    inspectUntil: '2026-10-15',
    ...changes,
  }
}

async function insertTask(
  deps: Deps,
  { bureauId, people, input }: { bureauId: string } & Pick<Stage, 'people' | 'input'>,
): Promise<string> {
  const id = deps.newId()
  const now = deps.clock.now()
  const { drawer, signer, publisher } = people
  await deps.db
    .insertInto('tasks')
    .values({
      id,
      bureauId,
      title: input.title,
      documentNo: input.documentNo,
      status: 'approved',
      input: JSON.stringify(input),
      year: 2026,
      drawerId: drawer.id,
      signerId: signer.id,
      publisherId: publisher.id,
      schemeSubmittedAt: now,
      schemeApprovedAt: now,
      schemeApprovedBy: signer.id,
      directoriesFrozenAt: new Date('2026-09-30T08:00:00Z'),
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  return id
}

/** Opens a draw and waits until it is committed. */
export async function openAndCommit(t: Test, stage: Stage, taskId = stage.taskId): Promise<DrawDetail> {
  const reply = await stage.drawer.post(`/tasks/${taskId}/draws`)
  if (reply.statusCode >= 300) throw new Error(`open: ${reply.statusCode} ${reply.body}`)
  await t.deps.jobs.idle()
  return readDraw(stage.drawer, reply.json<DrawDetail>().id)
}

/** Witness, fingerprint, dice on both computers, photo: everything that the lock asks for. */
export async function rollDice(t: Test, stage: Stage, drawId: string, dice = DICE): Promise<void> {
  await must(stage.witness.post(`/draws/${drawId}/arrive`, { witness: WITNESS }))
  await must(stage.witness.post(`/draws/${drawId}/check-fingerprint`, { witness: WITNESS }))
  await must(stage.drawer.put(`/draws/${drawId}/dice`, { witness: WITNESS, device: 'host', dice }))
  await must(stage.witness.put(`/draws/${drawId}/dice`, { witness: WITNESS, device: 'witness', dice }))
  await must(uploadPhoto(t, stage.drawer, drawId))
}

/** From the open draw to the locked one. */
export async function lockWithDice(t: Test, stage: Stage, drawId: string, dice = DICE): Promise<void> {
  await rollDice(t, stage, drawId, dice)
  await must(stage.drawer.post(`/draws/${drawId}/lock`))
}

/** From nothing to the result that waits for its signature. */
export async function drawWhole(t: Test, stage: Stage, taskId = stage.taskId): Promise<DrawDetail> {
  const { id } = await openAndCommit(t, stage, taskId)
  await lockWithDice(t, stage, id)
  await must(stage.drawer.post(`/draws/${id}/reveal`))
  await t.deps.jobs.idle()
  return readDraw(stage.drawer, id)
}

export function uploadPhoto(t: Test, browser: Browser, drawId: string, content = PHOTO) {
  const boundary = 'sunlot-test-boundary'
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="caption"\r\n\r\n掷骰现场\r\n`),
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="photo.png"\r\n`),
    Buffer.from('content-type: image/png\r\n\r\n'),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = { ...browser.headers, 'content-type': `multipart/form-data; boundary=${boundary}` }
  return t.app.inject({ method: 'POST', url: `/api/v1/draws/${drawId}/evidence`, headers, payload })
}

export async function readDraw(browser: Browser, drawId: string): Promise<DrawDetail> {
  return (await must(browser.get(`/draws/${drawId}`))).json<DrawDetail>()
}

/** Fails the test with the refusal itself unless the request succeeded. */
export async function must<T extends { statusCode: number; body: string }>(reply: Promise<T>): Promise<T> {
  const answer = await reply
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`)
  return answer
}
