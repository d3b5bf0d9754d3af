import { Readable } from 'node:stream'
import { type Actor, addDays, completeUscc, dateOfInstant } from '@sunlot/contract'
import {
  addCertificate,
  createInstitution,
  declareAbsence,
  engageInstitution,
  pasteLedger,
  recordExam,
  recordReport,
  recordTraining,
} from '../features/registry/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import type { DemoBureau } from './bureaus/bureau.ts'
import { plainPhoto } from './photo.ts'

type Source = Pick<DemoBureau, 'place' | 'regionCode' | 'offices' | 'profile'>
interface Person {
  id: string
  code: string
  name: string
  office: string
  kind: string
  certificateUntil: string | null
}

/**
 * What hangs on the people of a demo bureau, through the same doors as real ones: ledger, exams, a renewal, an absence
 * to come, this year's training with two who missed it, and an institution with a report and one to come.
 */
export async function seedDemoInspectors(deps: Deps, { bureauId, drawer }: DemoStaff, source: Source): Promise<void> {
  const today = dateOfInstant(deps.clock.now().toISOString())
  const people = await deps.db
    .selectFrom('inspectors')
    .select(['id', 'code', 'name', 'office', 'kind', 'certificateUntil'])
    .where('bureauId', '=', bureauId)
    .orderBy('code')
    .execute()
  const officers = people.filter(({ kind }) => kind === 'enforcement')
  await fillLedger(deps, drawer, { officers, source, today })
  await renewCertificate(deps, drawer, { officers, source, today })
  await announceLeave(deps, drawer, { officers, today })
  await trainPeople(deps, drawer, { people, source, today })
  await engage(deps, drawer, { source, today })
}

interface Seed {
  officers: readonly Person[]
  source: Source
  today: string
}

/** Everybody certified, and one who passed the exam but stands in no directory yet. */
async function fillLedger(deps: Deps, actor: Actor, { officers, source, today }: Seed): Promise<void> {
  const office = source.offices[0] ?? ''
  const newcomer = ['单某（演示）', `${source.regionCode}0990`, office, addDays(today, 1500)]
  const lines = officers.map(({ name, code, office: own, certificateUntil }) => [
    name,
    code,
    own,
    certificateUntil ?? '',
  ])
  const text = [['姓名', '执法证号', '科室', '有效期至'], ...lines, newcomer]
    .map((cells) => cells.join('\t'))
    .join('\n')
  await pasteLedger(deps, actor, { text })
  const exam = { exam: '行政执法人员资格考试', office, takenOn: addDays(today, -70), inspectorId: null }
  await recordExam(deps, actor, { ...exam, name: '单某（演示）', passed: true, validUntil: addDays(today, 660) })
  await recordExam(deps, actor, { ...exam, name: '翟某（演示）', passed: false, validUntil: null })
}

/** A second certificate of a ministry beside the first one. */
async function renewCertificate(deps: Deps, actor: Actor, { officers, source, today }: Seed): Promise<void> {
  const [first] = officers
  if (!first) return
  await addCertificate(deps, actor, {
    inspectorId: first.id,
    number: `BM-${source.regionCode}-01`,
    kind: 'departmental',
    issuer: '国务院主管部门（演示）',
    issuedOn: addDays(today, -400),
    validUntil: addDays(today, 1400),
    inForce: false,
  })
}

async function announceLeave(deps: Deps, actor: Actor, { officers, today }: Omit<Seed, 'source'>): Promise<void> {
  const [, second, third] = officers
  const days = { fromOn: addDays(today, 40), untilOn: addDays(today, 48) }
  if (second) {
    await declareAbsence(deps, actor, { inspectorId: second.id, kind: 'leave', ...days, reason: '年休假（演示）' })
  }
  if (!third) return
  const transfer = {
    kind: 'transfer',
    fromOn: addDays(today, 60),
    untilOn: null,
    reason: '调往上级机关（演示）',
  } as const
  await declareAbsence(deps, actor, { inspectorId: third.id, ...transfer })
}

/** Two officers missed it, so that the gate has somebody to name; nobody where the gate keeps from drawing (S0-35). */
async function trainPeople(
  deps: Deps,
  actor: Actor,
  { people, source, today }: { people: readonly Person[]; source: Source; today: string },
): Promise<void> {
  const firstDay = `${today.slice(0, 4)}-01-01`
  const heldOn = addDays(today, -20) < firstDay ? firstDay : addDays(today, -20)
  const officers = people.filter(({ kind }) => kind === 'enforcement')
  const missed = source.profile === 'S0' ? [] : officers.slice(-2)
  const came = people.filter((person) => !missed.includes(person))
  await recordTraining(deps, actor, {
    heldOn,
    title: '双随机抽查业务培训（演示）',
    content: '逐项讲解检查内容和方式，演练从签到到签字的流程，用往年案例统一结果认定标准。',
    topics: ['content', 'method', 'procedure', 'criteria'],
    itemIds: [],
    trainer: '法制科室（演示）',
    participants: came.map(({ id }) => ({ inspectorId: id, result: 'passed' })),
  })
}

async function engage(deps: Deps, actor: Actor, { source, today }: Omit<Seed, 'officers'>): Promise<void> {
  const { place, regionCode } = source
  const institutionId = await createInstitution(deps, actor, {
    name: `${place}检验检测中心（演示）`,
    uscc: completeUscc(`12${regionCode}MB0A00001`),
    services: ['testing', 'appraisal'],
    qualificationNo: `CMA${regionCode}001`,
    qualificationUntil: addDays(today, 25),
    scope: '产品质量检验、土壤和水质检测',
    staff: [{ name: '钱某（演示）', number: `JC-${regionCode}-01` }],
  })
  const order = { institutionId, service: 'testing' } as const
  const days = (from: number, until: number) => ({ engagedOn: addDays(today, from), dueOn: addDays(today, until) })
  const id = await engageInstitution(deps, actor, {
    ...order,
    subject: '抽样产品三批次检测（演示）',
    ...days(-30, -10),
  })
  await recordReport(deps, actor, {
    id,
    report: {
      number: 'BG-001',
      on: addDays(today, -18),
      conclusion: '三批次均符合标准（演示）',
      replacesId: null,
      reason: '',
    },
    fileName: '检测报告BG-001（演示）.png',
    content: Readable.from([plainPhoto()]),
  })
  await engageInstitution(deps, actor, { ...order, subject: '投诉样品检测（演示）', ...days(-3, 17) })
}
