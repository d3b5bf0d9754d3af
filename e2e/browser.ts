import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromiumFile from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const shots = join(import.meta.dirname, 'screenshots')

/** Unpacked to a folder of its own: the package's one shared place may belong to somebody else, or be half written. */
async function unpackProgram(folder: string): Promise<string> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return await chromiumFile.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

export async function openBrowser(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'sunlot-browser-'))
  const program = await unpackProgram(folder)
  const browser = await chromium.launch({
    executablePath: program,
    // Not the package's own flags: its --single-process crashes when a context closes.
    args: ['--no-sandbox', '--disable-gpu', '--use-angle=swiftshader', '--disable-background-networking'],
  })
  browser.on('disconnected', () => rmSync(folder, { recursive: true, force: true }))
  return browser
}

/** One person at one computer; anything the page logs as an error fails the journey through `faults`. */
export async function openPage(
  browser: Browser,
  size: { width: number; height: number },
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    // A refused request is part of some steps; a broken page never is.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  return { page, context, faults }
}

/** Keeps a picture of the page for whoever looks at it afterwards. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!existsSync(shots)) mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}
