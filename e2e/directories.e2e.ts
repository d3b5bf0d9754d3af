import { buffer } from 'node:stream/consumers'
import { completeUscc } from '@sunlot/contract'
import { writeXlsx } from '@sunlot/tables'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listViolations } from './accessibility.ts'
import { openBrowser, openPage, shoot } from './browser.ts'
import { signIn } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

const OFFICE = { width: 1440, height: 900 }
const TITLE = '2026年新设肥料经营户专项抽查'

let server: RunningServer
let browser: Browser
let clerk: Page
let leader: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  clerk = (await openPage(browser, OFFICE)).page
  leader = (await openPage(browser, OFFICE)).page
  await signIn(clerk, server.address, 'li')
  await signIn(leader, server.address, 'zhao')
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shoot(clerk, 'failed')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Handed over as bytes: a browser without a language setting does not find a file with a Chinese name. */
async function makeSheet(name: string, rows: string[][]): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [headings = [], ...body] = rows
  const table = { sheetName: '名录', columns: headings.map((heading) => ({ heading })), rows: body }
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name, mimeType, buffer: await buffer(writeXlsx(table)) }
}

describe('two spreadsheets become directories, and directories a task', () => {
  test('S1-11 a sheet with a wrong cell is shown as it is, mended there, and written whole', async () => {
    const code = (serial: number) => completeUscc(`91140603MA9${String(serial).padStart(6, '0')}`)
    const wrong = `${code(3).slice(0, 17)}${code(3).endsWith('0') ? '1' : '0'}`
    const sheet = await makeSheet('新设农资户.xlsx', [
      ['名称', '统一社会信用代码', '类别', '抽查事项', '许可证编号', '有效期至', '风险类别'],
      ['平鲁区新丰肥料门市', code(1), '企业', '肥料经营', '', '', 'A'],
      ['平鲁区新茂肥料门市', code(2), '个体户', '肥料经营', '', '', 'C'],
      ['平鲁区新禾肥料门市', wrong, '企业', '肥料经营', '', '', 'B'],
    ])
    await clerk.goto(`${server.address}/console/targets`)
    await clerk
      .getByRole('button', { name: '导入', exact: true })
      .or(clerk.getByRole('link', { name: '导入' }))
      .first()
      .click()
    await clerk.locator('input[type=file]').setInputFiles(sheet)
    await clerk.getByText('最后一位校验不符').first().waitFor()
    await clerk.getByText('还有 1 行要改').waitFor()
    await shoot(clerk, '03-import')
    await clerk.getByRole('button', { name: '剔除这 1 行' }).click()
    await clerk.getByRole('button', { name: '剔除 1 行' }).click()
    await clerk.getByRole('button', { name: '确认导入' }).click()
    await clerk.getByRole('button', { name: '导入 2 行' }).click()
    await clerk.getByText('已导入：新增 2 个对象').waitFor()
    await clerk.getByRole('button', { name: '看名录' }).click()
  })

  test('S1-12 two characters find the new firms in the directory', async () => {
    await clerk.getByPlaceholder('名称、统一社会信用代码或许可证号').fill('新茂')
    await clerk.getByRole('link', { name: '平鲁区新茂肥料门市' }).waitFor()
    await shoot(clerk, '02-targets')
    await clerk.getByRole('link', { name: '平鲁区新茂肥料门市' }).click()
    await clerk.getByRole('heading', { name: '平鲁区新茂肥料门市' }).waitFor()
    await shoot(clerk, '02-target')
  })

  test('what is typed is not lost by Esc, a link or the back button, and what is saved is not asked about', async () => {
    await clerk.goto(`${server.address}/console/targets`)
    await clerk.getByRole('button', { name: '新增对象' }).click()
    const drawer = clerk.getByRole('dialog')
    await drawer.getByLabel('名称').first().fill('平鲁区新谷肥料门市')
    await clerk.keyboard.press('Escape')
    await drawer.getByText('填写的内容还没有保存').waitFor()
    await drawer.getByRole('button', { name: '不保存，关闭' }).click()
    await drawer.waitFor({ state: 'detached' })

    await clerk.getByRole('link', { name: '抽查事项清单' }).click()
    await clerk
      .getByRole('link', { name: '新增事项' })
      .or(clerk.getByRole('button', { name: '新增事项' }))
      .click()
    await clerk.getByRole('heading', { name: '新增抽查事项' }).waitFor()
    const name = clerk.getByLabel('事项名称').first()
    await name.fill('农机安全检查')
    for (const leave of [() => clerk.getByRole('link', { name: '检查对象名录库' }).click(), () => clerk.goBack()]) {
      await leave()
      await clerk.getByText('离开本页，这些内容就没有了').waitFor()
      await clerk.getByRole('button', { name: '留在本页' }).click()
      expect(await name.inputValue()).toBe('农机安全检查')
    }
    await clerk.getByLabel('编号').first().fill('SX-91')
    await clerk.getByLabel('检查依据').first().fill('《农业机械安全监督管理条例》')
    await clerk.getByRole('button', { name: '新增事项' }).click()
    await clerk.getByRole('heading', { name: '农机安全检查' }).waitFor()
  })

  test('S1-09 officers come from a sheet of their own', async () => {
    const sheet = await makeSheet('执法人员.xlsx', [
      ['姓名', '执法证号', '人员类别', '科室', '执法证有效期至'],
      ['新某', '14060399001', '执法人员', '农业综合行政执法队', '2029年12月31日'],
    ])
    await clerk.goto(`${server.address}/console/inspectors`)
    await clerk
      .getByRole('button', { name: '导入', exact: true })
      .or(clerk.getByRole('link', { name: '导入' }))
      .first()
      .click()
    await clerk.locator('input[type=file]').setInputFiles(sheet)
    await clerk.getByRole('button', { name: '确认导入' }).click()
    await clerk.getByRole('button', { name: '导入 1 行' }).click()
    await clerk.getByText('已导入：新增 1 名人员').waitFor()
  })

  test('S2-13 B-14 a scheme is written, counted while it is filled, reported and approved by somebody else', async () => {
    await clerk.goto(`${server.address}/console/tasks/new`)
    await clerk.getByLabel('任务名称', { exact: false }).fill(TITLE)
    await clerk.getByLabel('工作方案', { exact: false }).fill('查进货台账、标签标识和登记证。')
    await clerk.getByLabel('抽查事项', { exact: false }).click()
    await clerk.getByText(/^肥料经营（/).click()
    await clerk.keyboard.press('Escape')
    await clerk.getByText(/名录库里 \d+ 户，参加抽取 \d+ 户/).waitFor()
    await shoot(clerk, '04-task-form')
    await clerk.getByRole('button', { name: '保存草稿' }).click()
    await clerk.getByRole('heading', { name: TITLE }).waitFor()
    await clerk.getByRole('button', { name: '报批' }).click()
    await clerk.getByText('方案待批准').first().waitFor()
    await leader.goto(clerk.url())
    await leader.getByRole('button', { name: '批准方案' }).click()
    await leader.getByText('待抽取').first().waitFor()
  })

  test('S4-08 with the directories declared complete the task stands ready to draw', async () => {
    await clerk.reload()
    await clerk.getByRole('button', { name: '宣布两库完成' }).last().click()
    await clerk.getByRole('button', { name: '发起抽取' }).waitFor()
    await shoot(clerk, '04-ready')
  })

  test('the pages of the slice have no faults that a checker of accessibility finds', async () => {
    const found: string[] = []
    for (const path of [
      '',
      'targets',
      'inspectors',
      'items',
      'items/new',
      'items/import',
      'items/list',
      'items/gaps',
      'tasks',
      'tasks/new',
      'draws',
      'disclosures',
      'rulebook',
    ]) {
      await clerk.goto(`${server.address}/console/${path}`)
      await clerk.getByRole('heading', { level: 1 }).waitFor()
      await clerk.waitForLoadState('networkidle')
      found.push(...(await listViolations(clerk)).map((violation) => `/${path} ${violation}`))
    }
    for (const path of ['/', '/verify']) {
      await clerk.goto(`${server.address}${path}`)
      found.push(...(await listViolations(clerk)).map((violation) => `${path} ${violation}`))
    }
    expect(found).toEqual([])
  })
})
