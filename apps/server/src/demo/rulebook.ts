import { Readable } from 'node:stream'
import { addDays, civilDateOf, listPolicyLines } from '@sunlot/contract'
import type { Actor, BasisInput, PolicyValues } from '@sunlot/contract'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import {
  addDocument,
  approveVersion,
  changeDraft,
  createDraft,
  publishVersion,
  readVersion,
  registerBasis,
  submitVersion,
} from '../features/rulebook/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'

/** Published documents that every rulebook of the trial rests on. */
const BASES: readonly BasisInput[] = [
  {
    level: 'statute',
    title: '中华人民共和国行政处罚法',
    documentNo: '',
    issuer: '全国人民代表大会常务委员会',
    issuedOn: '2021-01-22',
    link: '',
  },
  {
    level: 'superior',
    title: '国务院办公厅关于推广随机抽查规范事中事后监管的通知',
    documentNo: '国办发〔2015〕58号',
    issuer: '国务院办公厅',
    issuedOn: '2015-07-29',
    link: '',
  },
  {
    level: 'superior',
    title: '国务院办公厅关于严格规范涉企行政检查的意见',
    documentNo: '国办发〔2024〕54号',
    issuer: '国务院办公厅',
    issuedOn: '2024-12-30',
    link: '',
  },
]
const DAYS_IN_FORCE = 120

/** What of the trial's rulebooks differs from bureau to bureau. */
export interface DemoRulebook {
  /** `S0` … `S4`. */
  readonly profile: string
  /** Before document numbers, e.g. 平农发. */
  readonly documents: string
  /** What the next version, which waits for approval, would change; without it there is none. */
  readonly next?: { readonly reason: string; readonly change: (values: PolicyValues) => PolicyValues }
}

/** A register, a rulebook in force with its document, and, where asked, the next version on its way. */
export async function seedDemoRulebook(deps: Deps, staff: DemoStaff, demo: DemoRulebook): Promise<void> {
  const { admin, signer, publisher } = staff
  const from = addDays(civilDateOf(deps.clock.now()), -DAYS_IN_FORCE)
  const before = { ...deps, clock: { now: () => new Date(`${addDays(from, -1)}T02:00:00Z`) } }
  for (const basis of BASES) await registerBasis(before, admin, basis)
  const reason = '结合涉企行政检查新规定，把取值写成实施细则'
  const id = await writeVersion(before, admin, { demo, reason, from, change: (values) => values })
  await submitVersion(before, admin, { id })
  await approveVersion(before, signer, { id })
  await publishVersion(before, publisher, { id })
  if (!demo.next) return
  const nextFrom = addDays(civilDateOf(deps.clock.now()), 30)
  const nextId = await writeVersion(deps, admin, { demo, from: nextFrom, ...demo.next })
  await submitVersion(deps, admin, { id: nextId })
}

interface Draft {
  demo: DemoRulebook
  reason: string
  from: string
  change: (values: PolicyValues) => PolicyValues
}

async function writeVersion(deps: Deps, author: Actor, { demo, reason, from, change }: Draft): Promise<string> {
  const id = await createDraft(deps, author, { from: 'current', reason })
  const year = from.slice(0, 4)
  const documentTitle = `“双随机、一公开”抽查实施细则（${year}年，演示）`
  const read = await readVersion(deps, author, { id })
  const values = change(read.values)
  const documentNo = `${demo.documents}〔${year}〕${read.number + 10}号`
  await changeDraft(deps, author, {
    id,
    values,
    effectiveFrom: from,
    reason,
    documentTitle,
    documentNo,
    version: read.version,
  })
  const content = await printRules(documentTitle, values)
  await addDocument(deps, author, { id, fileName: '实施细则（演示）.docx', content: Readable.from(content) })
  return id
}

/** The values as a document of one line each. */
async function printRules(title: string, values: PolicyValues): Promise<Buffer> {
  const lines = listPolicyLines(values).filter(({ clause }) => clause !== '')
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...lines.map(({ name, value, clause }) => new Paragraph(`${name}：${value}〔${clause}〕`)),
  ]
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}
