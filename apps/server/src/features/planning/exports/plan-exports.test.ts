import { inflateRawSync } from 'node:zlib'
import type { PlanImport, PlanLine } from '@sunlot/contract'
import { readPublishedTable } from '@sunlot/tables'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../../test/browser.ts'
import { startTest } from '../../../../test/harness.ts'
import type { Test } from '../../../../test/harness.ts'
import { makePlan, planLine } from '../../../../test/planning.ts'

let t: Test
let clerk: Browser

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
})

const amount = { ...planLine().amount, rateText: '不低于5%' }
const own = [
  planLine({ amount }),
  planLine({
    name: '种子质量监督抽查',
    category: 'general',
    methods: ['onSite', 'documentReview'],
    riskRequirement: 'A、B 类减少，D 类增加',
    staff: { seats: 2, minimum: 2, expertise: ['种子检验'], offices: [], text: '' },
    amount: {
      base: 1234,
      baseText: '',
      rate: {
        bound: '=',
        share: null,
        shareMax: null,
        count: null,
        countMax: null,
        classes: [
          { riskClass: 'A', share: [3, 100] },
          { riskClass: 'D', share: [100, 100] },
        ],
      },
      rateText: '',
      frequency: { bound: '>=', times: 1, timesMax: null, per: 'quarter', perTargetMax: 2 },
      frequencyText: '',
    },
    time: { period: { from: '2026-03-01', until: '2026-11-30' }, periodText: '', rounds: [3, 6, 9] },
    remarks: '=1+1，@某人',
  }),
]

const joint = [
  planLine({
    name: '涉烟经营活动检查',
    amount,
    organisation: 'joint',
    level: 'cityCheck',
    leadAgency: '市烟草专卖局',
    participants: ['市邮政管理局', '市公安局'],
  }),
]

async function exported(planId: string, format: 'docx' | 'xlsx') {
  const reply = await clerk.get(`/plans/${planId}/export?format=${format}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply
}

async function importBack(planId: string, content: Buffer): Promise<PlanImport> {
  const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="计划.xlsx"\r\n\r\n'
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--edge--\r\n')])
  const headers = { ...clerk.headers, 'content-type': 'multipart/form-data; boundary=edge' }
  const url = `/api/v1/plans/${planId}/imports`
  return (await t.app.inject({ method: 'POST', url, headers, payload })).json()
}

/** What a line means, without the words that say it and where it came from. */
function meaning({ name, category, itemText, content, methods, scope, staff, amount, time, ...line }: PlanLine) {
  const { base, rate, frequency } = amount
  const { organisation, leadOffice, leadAgency, participants, riskRequirement, remarks } = line
  const whole = { name, category, content, methods, scope: scope.text, staff, base, rate, frequency }
  const when = { period: time.period, rounds: time.rounds }
  const who = { organisation, leadOffice, leadAgency, participants, riskRequirement, remarks }
  return { ...whole, ...when, ...who, itemText }
}

test.each([
  ['own', '附件1', own],
  ['joint', '附件2', joint],
] as const)(
  'S1-35 the %s plan leaves as %s in its published shape, and the sheet comes back as the same lines',
  async (kind, attachment, lines) => {
    const { planId } = await makePlan(clerk, { year: 2026, kind, lines: [...lines] })
    const reply = await exported(planId, 'xlsx')
    const table = await readPublishedTable(reply.rawPayload, { fileName: '计划.xlsx' })
    expect(table.above.map(({ text }) => text)).toEqual([
      attachment,
      '2026年度抽查计划',
      '测试区农业农村局　平农发〔2026〕11号',
    ])
    expect(table.findings).toEqual([])
    const { planId: other } = await makePlan(clerk, { year: 2027, kind, lines: [] })
    const back = await importBack(other, reply.rawPayload)
    expect(back.columns.every(({ field }) => field !== null)).toBe(true)
    expect(back.counts).toMatchObject({ texts: 0, errors: 0, gaps: 0 })
    await clerk.post(`/plan-imports/${back.id}/commit`, { version: back.version })
    const read = async (id: string) => (await clerk.get(`/plans/${id}`)).json().lines.map(meaning)
    const [before, after] = [await read(planId), await read(other)]
    // A plan of another year says its months of that year.
    const dated = before.map((line: ReturnType<typeof meaning>) => ({
      ...line,
      period: line.period && {
        from: line.period.from.replace('2026', '2027'),
        until: line.period.until.replace('2026', '2027'),
      },
    }))
    expect(after).toEqual(dated)
  },
)

test('S1-35 the document lies on A4, repeats its headings, keeps its rows whole and has a place for the seal', async () => {
  const { planId } = await makePlan(clerk, { year: 2031, lines: own })
  const reply = await exported(planId, 'docx')
  expect(reply.headers['content-disposition']).toContain(encodeURIComponent('2031年度抽查计划.docx'))
  const xml = partOf(reply.rawPayload, 'word/document.xml')
  expect(xml).toContain('w:w="16838" w:h="11906" w:orient="landscape"')
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(own.length + 1)
  for (const words of [
    '附件1',
    '2031年度抽查计划',
    '抽查比例',
    '种子质量监督抽查',
    '（印章）',
    '测试区农业农村局',
    '制定依据：上级文件',
  ])
    expect(xml).toContain(words)
  expect(xml).toContain('方正小标宋简体')
  // A column nobody fills is not printed, nor are months that the time already names.
  expect(xml).not.toContain('抽查依据')
  expect(xml).toContain('抽查月份')
  const period = { from: '2033-05-01', until: '2033-05-31' }
  const may = planLine({ amount, time: { period, periodText: '5月', rounds: [5] } })
  const { planId: plain } = await makePlan(clerk, { year: 2033, lines: [may] })
  expect(partOf((await exported(plain, 'docx')).rawPayload, 'word/document.xml')).not.toContain('抽查月份')
})

test('another bureau’s plan cannot be exported', async () => {
  const { planId } = await makePlan(clerk, { year: 2032, lines: [] })
  const bureau = await t.makeBureau({ name: '别处区农业农村局' })
  const other = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['businessOffice'] }))
  expect((await other.get(`/plans/${planId}/export?format=xlsx`)).statusCode).toBe(404)
})

/** One part of a zip, found by its entry in the directory at the end. */
function partOf(zip: Buffer, name: string): string {
  let entry = zip.indexOf(Buffer.from('504b0102', 'hex'))
  while (entry >= 0) {
    const nameLength = zip.readUInt16LE(entry + 28)
    if (zip.toString('utf8', entry + 46, entry + 46 + nameLength) === name) {
      const start = zip.readUInt32LE(entry + 42)
      const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
      const packed = zip.subarray(data, data + zip.readUInt32LE(entry + 20))
      return (zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
    }
    entry = zip.indexOf(Buffer.from('504b0102', 'hex'), entry + 4)
  }
  throw new Error(`no ${name}`)
}
