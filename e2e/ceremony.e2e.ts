import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage, shoot } from './browser.ts'
import { signIn } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

const CEREMONY = { width: 1920, height: 1080 }
const OFFICE = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const DICE = ['4613526641235516', '3251644266135241']

let server: RunningServer
let browser: Browser
let host: Page
let witness: Page
let leader: Page
let publisher: Page
const faults: string[] = []
/** Path of the public page. */
let article = ''

async function open(login: string, size: { width: number; height: number }): Promise<Page> {
  const one = await openPage(browser, size)
  one.page.on('close', () => faults.push(...one.faults))
  await signIn(one.page, server.address, login)
  return one.page
}

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  host = await open('li', CEREMONY)
  witness = await open('wang', CEREMONY)
  leader = await open('zhao', OFFICE)
  publisher = await open('chen', OFFICE)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shoot(host, 'failed')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** From the task's page to the big screen, on both computers. */
async function openCeremony(): Promise<void> {
  await host.goto(`${server.address}/console/tasks`)
  await host.getByRole('link', { name: '2026年第二轮农药经营监督抽查' }).click()
  await host.getByRole('button', { name: '发起抽取' }).click()
  await host.getByText('名单和规则已封存，谁也不能再改').waitFor()
  await witness.goto(host.url())
}

/** Sign in, same fingerprint, dice by keyboard on both computers. */
async function rollOnBoth(): Promise<void> {
  for (const name of ['王某', '冯某']) await witness.getByRole('button', { name: `${name} 签到` }).click()
  for (const name of ['王某', '冯某']) await witness.getByRole('button', { name: `${name} 核对一致` }).click()
  // On a slow line: every answer to the host comes after several more keys, and none of them may be lost.
  await host.route(/\/api\/v1\/draws\//, async (route) => {
    await delay(100)
    await route.continue()
  })
  for (const page of [host, witness]) {
    await page.getByRole('group', { name: /录入点数/ }).waitFor()
    await page.keyboard.type(DICE.join(''), { delay: 20 })
  }
  await host.getByText('点数齐了，可以揭晓').waitFor()
  await host.unroute(/\/api\/v1\/draws\//)
}

describe('one draw from the clerk to the stranger', () => {
  test('S4-07 S0-11 the room seals, rolls dice on two computers, and sees what is still missing', async () => {
    await openCeremony()
    await shoot(host, '05-sealed')
    await rollOnBoth()
    // S4-06: without a photograph nothing is revealed.
    await host.getByText('抽取过程须有照片或录像').first().waitFor()
    await shoot(host, '06-dice-complete')
    await host.keyboard.press('Enter')
    await host.getByRole('alert').waitFor()
  })

  test('killed with a signal in the middle, the server goes on where the room was', async () => {
    await server.kill()
    await server.restart()
    await host.reload()
    await host.getByText('点数齐了，可以揭晓').waitFor()
  })

  test('S4-06 with a photograph uploaded the host reveals, and the teams are sealed', async () => {
    const drawId = /draws\/([^/]+)\//.exec(host.url())?.[1] ?? ''
    await host.getByRole('link', { name: '退出大屏' }).click()
    const photo = {
      name: '现场.png',
      mimeType: 'image/png',
      buffer: readFileSync(join(import.meta.dirname, 'photo.png')),
    }
    await shoot(host, '04-task')
    await host.getByRole('link', { name: '现在上传照片录像' }).click()
    await host.getByLabel(/照片或录像/).setInputFiles(photo)
    await host.getByLabel(/说明/).fill('见证人掷骰')
    await host.getByRole('button', { name: '上传', exact: true }).click()
    await host.getByRole('button', { name: '上传', exact: true }).waitFor({ state: 'hidden' })
    await host.goto(`${server.address}/console/draws/${drawId}/ceremony`)
    await host.getByText('点数齐了，可以揭晓').waitFor()
    await host.keyboard.press('Enter')
    await host
      .getByText(/^抽中 \d+ 户$/)
      .first()
      .waitFor()
    await host.getByText('户全部一致').waitFor()
    await witness
      .getByText(/^抽中 \d+ 户$/)
      .first()
      .waitFor()
    await shoot(host, '07-revealed')
  })

  test('S0-12 the deputy head sees both lists without any edit control and signs by hand', async () => {
    await leader.goto(host.url().replace('/ceremony', ''))
    await leader.getByRole('heading', { name: '审签抽取名单' }).waitFor()
    expect(await leader.locator('table input, table button.ant-btn').count()).toBe(0)
    const pad = await leader.locator('canvas').boundingBox()
    if (!pad) throw new Error('no place to sign')
    await leader.mouse.move(pad.x + 30, pad.y + 30)
    await leader.mouse.down()
    for (const [x, y] of [
      [90, 60],
      [150, 25],
      [210, 70],
    ] as const)
      await leader.mouse.move(pad.x + x, pad.y + y)
    await leader.mouse.up()
    await leader.getByLabel('已核对两份名单和抽取记录').check()
    await shoot(leader, '08-signoff')
    await leader.getByRole('button', { name: '签字确认' }).click()
    await leader.getByText('已签字').first().waitFor()
  })

  test('S4-09 S0-04 somebody else publishes, and the public page stands without login', async () => {
    await publisher.goto(`${server.address}/console/disclosures`)
    await publisher.getByRole('link', { name: '去公示' }).click()
    await publisher.getByRole('button', { name: '公示', exact: true }).click()
    await publisher.getByText('已经公开').waitFor()
    const link = await publisher.getByRole('link', { name: '看公开页' }).getAttribute('href')
    const stranger = (await openPage(browser, PHONE)).page
    await stranger.goto(`${server.address}${link}`)
    article = new URL(stranger.url()).pathname
    await stranger.getByRole('heading', { name: '2026年第二轮农药经营监督抽查' }).waitFor()
    expect(await stranger.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await shoot(stranger, '11-article-phone')
    await stranger.close()
  })

  test('a stranger without script learns why one firm was drawn', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: OFFICE })
    const page = await context.newPage()
    await page.goto(`${server.address}${article}`)
    await page.getByRole('row').nth(1).getByRole('link').click()
    expect(await page.locator('#answer').innerText()).toMatch(/：抽中[\s\S]*它的票号[\s\S]*本层截止票号/)
    await shoot(page, '11-answer')
    await context.close()
  })

  test('the stranger recomputes the draw in the browser over plain http, and offline from a downloaded file', async () => {
    const { page, context } = await openPage(browser, OFFICE)
    await page.goto(`${server.address}${article}/verify`)
    await page.getByText('7 项全部通过').waitFor()
    await shoot(page, '11-verified')

    const folder = await mkdtemp(join(tmpdir(), 'sunlot-offline-'))
    const record = await (await fetch(`${server.address}${article}/record.json`)).text()
    writeFileSync(join(folder, 'verify.html'), await (await fetch(`${server.address}/verify.html`)).text())
    writeFileSync(join(folder, 'record.json'), record)
    writeFileSync(join(folder, 'forged.json'), record.replace('"status":"in"', '"status":"must"'))
    await context.setOffline(true)
    await page.goto(pathToFileURL(join(folder, 'verify.html')).href)
    await page.locator('input[type=file]').setInputFiles(join(folder, 'record.json'))
    await page.getByText('7 项全部通过').waitFor()
    await page.locator('input[type=file]').setInputFiles(join(folder, 'forged.json'))
    await page.getByText('项没有通过').waitFor()
    await context.close()
  })

  test('no page logged a fault on the way', async () => {
    await Promise.all([host, witness, leader, publisher].map((page) => page.close()))
    expect(faults).toEqual([])
  })

  test('a list sent back stays public with its reason', async () => {
    const { page } = await openPage(browser, OFFICE)
    await page.goto(`${server.address}/b/140603`)
    await page.getByRole('link', { name: /全部 \d+ 次/ }).click()
    await page.getByText('审签退回，名单作废').first().waitFor()
    await page.close()
  })
})
