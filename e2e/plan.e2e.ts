import { civilDateOf } from '@sunlot/contract'
import { buffer } from 'node:stream/consumers'
import { writeXlsx } from '@sunlot/tables'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage, shoot } from './browser.ts'
import { pressUntil } from './keyboard.ts'
import { signIn } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

const OFFICE = { width: 1440, height: 900 }
const YEAR = new Date().getFullYear() + 1
const TITLE = `${YEAR}年度抽查计划`
/** As a bureau would publish it: both punctuation widths, one rate in words, one line without its months. */
const TABLE = [
  ['序号', '抽查事项', '抽查内容', '抽查对象', '抽查比例', '抽查频次', '抽查时间', '人员要求'],
  [
    '1',
    '木材经营加工监督检查',
    '原料和产品出入库台账',
    '全区木材经营加工单位（个体工商户）',
    '不低于１０％；',
    '1次/年',
    '5月—6月',
    '不少于2名执法人员',
  ],
  ['2', '森林植物检疫监督检查', '检疫证书', '苗木生产企业', '≥5%', '每年１次', '', '不少于2名执法人员'],
  [
    '3',
    '人工繁育陆生野生动物监督检查',
    '繁育许可证(副本)',
    '繁育场所',
    '由局里研究确定',
    '1次/年',
    '9月',
    '不少于2名执法人员',
  ],
]

let server: RunningServer
let browser: Browser
let clerk: Page
let leader: Page
let publisher: Page
let admin: Page
const faults: string[] = []
/** Address of the plan in the console. */
let plan = ''

async function open(login: string): Promise<Page> {
  const one = await openPage(browser, OFFICE)
  one.page.on('close', () => faults.push(...one.faults))
  await signIn(one.page, server.address, login)
  return one.page
}

/** Reads a public page as somebody whose browser runs no script. */
async function readAsStranger(path: string, name: string): Promise<string> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: OFFICE })
  const page = await context.newPage()
  await page.goto(`${server.address}${path}`)
  const text = await page.locator('main').innerText()
  await shoot(page, name)
  await context.close()
  return text
}

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  clerk = await open('ys-lin')
  leader = await open('ys-shao')
  publisher = await open('ys-pan')
  admin = await open('ys-bai')
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [name, page] of Object.entries({ clerk, leader, publisher, admin })) await shoot(page, `failed-${name}`)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a published table becomes the plan of the year, and the plan is public', () => {
  test('S0-37 a cell that is not understood keeps its text in amber, and what a line lacks is named', async () => {
    await clerk.goto(`${server.address}/console/plans/new?start=import`)
    await clerk.getByLabel('年度', { exact: false }).first().fill(String(YEAR))
    await clerk.getByLabel('文号', { exact: false }).fill(`偃林查〔${YEAR}〕1号`)
    await clerk.getByLabel('制定依据', { exact: false }).click()
    await clerk.locator('.ant-select-item-option').first().click()
    await clerk.keyboard.press('Escape')
    await clerk.getByRole('button', { name: '保存草稿，下一步' }).click()
    await clerk.getByRole('heading', { name: '导入计划表' }).waitFor()
    plan = clerk.url().replace(/\/import.*/, '')
    const [headings = [], ...rows] = TABLE
    await clerk.locator('input[type=file]').setInputFiles({
      name: '计划表.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await buffer(writeXlsx({ sheetName: '计划', columns: headings.map((heading) => ({ heading })), rows })),
    })
    const cell = clerk.locator('td.sheet-warning', { hasText: '由局里研究确定' }).first()
    await cell.getByText('没读懂，保留原文：由局里研究确定').waitFor()
    await clerk.getByText('实施时间：1 项没写').waitFor()
    await shoot(clerk, '09-plan-import')
    await clerk.getByRole('button', { name: '下一步' }).click()
    await clerk.getByRole('button', { name: '导入 3 项' }).click()
    await clerk.getByText('已导入 3 项').waitFor()
    await clerk.getByRole('link', { name: '看计划' }).click()
    await clerk.getByRole('heading', { name: TITLE }).waitFor()
  })

  test('S0-37 the plan is not submitted before the line has its block, which is mended by keyboard alone', async () => {
    await clerk.goto(`${plan}/decide`)
    await clerk.getByText('第 2 项“森林植物检疫监督检查”还缺：实施时间').waitFor()
    expect(await clerk.getByRole('button', { name: '报批', exact: true }).isDisabled()).toBe(true)
    await pressUntil(clerk, 'Tab', clerk.getByRole('link', { name: '去补' }))
    await clerk.keyboard.press('Enter')
    await clerk.getByRole('heading', { name: /森林植物检疫监督检查/ }).waitFor()
    await pressUntil(clerk, 'Tab', clerk.getByRole('checkbox', { name: '4月', exact: true }))
    await clerk.keyboard.press('Space')
    await pressUntil(clerk, 'Tab', clerk.getByRole('button', { name: '保存计划项' }))
    await clerk.keyboard.press('Enter')
    await clerk.waitForURL(/plans\/[^/]+$/)
    await clerk.goto(`${plan}/decide`)
    await pressUntil(clerk, 'Tab', clerk.getByRole('button', { name: '报分管领导批准' }))
    await clerk.keyboard.press('Enter')
    await clerk.getByText('等分管领导批准').first().waitFor()
  })

  test('the deputy head approves, the report is recorded with its receipt, and the plan is published', async () => {
    await leader.goto(`${plan}/decide`)
    await leader.getByRole('button', { name: '批准计划' }).click()
    await leader.getByText('已批准', { exact: true }).waitFor()
    await clerk.reload()
    await clerk.getByLabel('上报哪个部门', { exact: false }).fill('市林业局')
    await clerk.getByLabel('回执', { exact: false }).fill(`收文〔${YEAR}〕8号`)
    await clerk.getByRole('button', { name: '登记上报' }).click()
    await clerk.getByText('已上报', { exact: true }).waitFor()
    await publisher.goto(`${plan}/decide`)
    await publisher.getByRole('button', { name: '公示计划' }).click()
    await publisher.getByRole('button', { name: '公示计划' }).waitFor({ state: 'hidden' })
    await publisher.goto(plan)
    await publisher.getByRole('table').first().waitFor()
    await shoot(publisher, '09-plan')
  })

  test('S1-35 a stranger reads the plan without script, and as a table', async () => {
    const path = await findPublicPlan()
    const text = await readAsStranger(path, '10-plan')
    expect(text).toContain(TITLE)
    expect(text).toContain('由局里研究确定')
    const csv = await fetch(`${server.address}${path}/lines.csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect((await csv.text()).split('\r\n').filter(Boolean)).toHaveLength(4)
  })

  test('S2-12 an amendment with its reason is approved and published again, before and after beside each other', async () => {
    await clerk.goto(`${plan}/amend`)
    await clerk.getByLabel('理由', { exact: false }).fill('春季造林推迟，检疫检查改到苗木调运高峰进行。')
    await clerk.getByRole('button', { name: '修改 森林植物检疫监督检查' }).click()
    await clerk.getByRole('checkbox', { name: '4月', exact: true }).uncheck()
    await clerk.getByRole('checkbox', { name: '10月', exact: true }).check()
    await clerk.getByRole('button', { name: '写入这次调整' }).click()
    await clerk.getByRole('button', { name: '保存，看调整前后' }).click()
    await clerk.getByRole('button', { name: '报分管领导批准' }).click()
    await clerk.getByText('等分管领导批准，参加编制的人不能批准').waitFor()
    await shoot(clerk, '09-amendment')
    await leader.goto(clerk.url())
    await leader.getByRole('button', { name: '批准调整' }).click()
    await leader.getByText('等公示人重新公示').waitFor()
    await publisher.goto(clerk.url())
    await publisher.getByRole('button', { name: '重新公示' }).click()
    await publisher.getByText('已重新公示').first().waitFor()
    const text = await readAsStranger(await findPublicPlan(), '10-plan-amended')
    expect(text).toMatch(/调整前[\s\S]*调整后[\s\S]*4月[\s\S]*10月/)
    expect(text).toContain('春季造林推迟')
  })
})

/** The plan's public address, found as a stranger would: from the list of plans of the bureau. */
async function findPublicPlan(): Promise<string> {
  const list = await (await fetch(`${server.address}/b/410307/plans`)).text()
  const link = new RegExp(`href="([^"]+)">${TITLE}`).exec(list)?.[1]
  if (!link) throw new Error('the plan is not listed')
  return link
}

function fifteenthOfNextMonth(): string {
  const [year = 0, month = 0] = civilDateOf(new Date()).split('-').map(Number)
  return new Date(Date.UTC(year, month, 15)).toISOString().slice(0, 10)
}

describe('the rulebook', () => {
  test('S3-10 the next version is changed, held against the one in force, approved and published', async () => {
    await admin.goto(`${server.address}/console/rulebook?tab=versions`)
    await admin.getByRole('button', { name: '编下一版' }).click()
    await admin.getByLabel('为什么要改', { exact: false }).fill('木材加工户投诉增多，提高每次抽取的比例。')
    await admin.getByRole('button', { name: '开始编制' }).click()
    await admin.getByRole('button', { name: '填日期和文件' }).waitFor()
    await admin.getByRole('button', { name: /^修改\s*抽查比例$/ }).click()
    await admin.getByRole('dialog').getByRole('spinbutton').first().fill('8')
    await admin.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
    await admin.getByRole('table', { name: '与现行细则不同的' }).waitFor()
    await admin.getByRole('button', { name: '填日期和文件' }).click()
    // Typed, as a clerk does: a calendar that is still opening takes no click.
    await admin.getByRole('textbox', { name: /^施行日期/ }).fill(fifteenthOfNextMonth())
    await admin.getByLabel('实施细则名称', { exact: false }).fill('“双随机、一公开”实施细则（修订，演示）')
    const file = { name: 'rules.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }
    await admin.locator('input[type=file]').setInputFiles(file)
    await admin.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
    await admin.getByRole('button', { name: '报批', exact: true }).click()
    await admin.getByText('等分管领导批准').first().waitFor()
    const version = admin.url()
    await admin.goto(`${server.address}/console/rulebook/compare?right=${version.split('/').at(-1)}`)
    const row = admin.getByRole('row', { name: /抽查比例/ })
    await row.getByText('8%').waitFor()
    await row.getByText('5%').waitFor()
    await shoot(admin, 'rulebook-compare')
    await leader.goto(version)
    await leader.getByRole('button', { name: '批准这一版' }).click()
    await leader.getByText('等平台牵头科室公布').waitFor()
    await publisher.goto(version)
    await publisher.getByRole('button', { name: '公布', exact: true }).click()
    await publisher.getByText('已公布，不再改动').waitFor()
  })

  test('no page logged a fault on the way', async () => {
    await Promise.all([clerk, leader, publisher, admin].map((page) => page.close()))
    expect(faults).toEqual([])
  })
})
