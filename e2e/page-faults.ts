import type { Page } from 'playwright-core'
import { listViolations } from './accessibility.ts'

/** Words in Latin letters that the trade itself uses. */
const KNOWN = /^(PDF|Excel|Word|CSV|JSON|xlsx|xls|csv|docx|pdf|png|jpg|CMA|Esc|Enter|Tab|URL|A4)$/
/** Accounts of the trial's first bureau, which the page of accounts lists. */
const LOGINS = /^(sun|li|zhao|chen|wang|qian|zhou)$/
/** Clauses, risk classes, codes of items and firms, numbers of permits and documents, column letters, fingerprints, 问题编号. */
const CODES =
  /^([SB]\d?-\d{1,2}|[A-Z]{1,2}|[A-Z]{2,4}-[\dA-Z-]+|[\dA-Z]{18}|[A-Z]{2,5}\d{6,}|[\dA-Fa-f]{4}|[\da-f]{8})$/

/** Tables that may be pushed sideways inside their own frame, each with the reason. */
const WIDE = [
  // A sheet of somebody else's is shown with all the columns it has.
  '.import-sheet',
  '.sheet-frame',
]

/** What nobody should find on a page: faults of access, a page wider than the window, words that are not for readers. */
export async function listPageFaults(page: Page): Promise<string[]> {
  return [...(await listViolations(page)), ...(await listOverflows(page)), ...(await listForeignWords(page))]
}

function listOverflows(page: Page): Promise<string[]> {
  return page.evaluate((wide) => {
    const found: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > window.innerWidth) found.push(`the page is ${root.scrollWidth} wide`)
    for (const one of document.body.querySelectorAll<HTMLElement>('*')) {
      if (one.scrollWidth <= one.clientWidth + 1 || wide.some((selector) => one.closest(selector))) continue
      if (!['auto', 'scroll'].includes(getComputedStyle(one).overflowX)) continue
      if (one.tagName === 'TEXTAREA') continue
      found.push(`.${one.className} is ${one.scrollWidth} wide in ${one.clientWidth}`)
    }
    return found
  }, WIDE)
}

async function listForeignWords(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const parts = [document.title, document.body.innerText]
    for (const one of document.querySelectorAll('[placeholder], [aria-label], [title]')) {
      // The component library names its own glyphs and steppers, beside a control that has a Chinese label.
      if (one.matches('.anticon, .ant-input-number-action, .ant-select-clear')) continue
      for (const name of ['placeholder', 'aria-label', 'title']) parts.push(one.getAttribute(name) ?? '')
    }
    for (const one of document.querySelectorAll<HTMLInputElement>('input, textarea'))
      if (!['hidden', 'radio', 'checkbox'].includes(one.type)) parts.push(one.value)
    // A command to be copied is no prose.
    const commands = [...document.querySelectorAll<HTMLElement>('pre, code')].map((one) => one.innerText)
    return commands.reduce((text, command) => text.replaceAll(command, ''), parts.join('\n'))
  })
  const words = new Set(text.match(/[\dA-Za-z_][\dA-Za-z_-]*/g) ?? [])
  return [...words]
    .filter((word) => /[A-Za-z_]/.test(word) && !KNOWN.test(word) && !LOGINS.test(word) && !CODES.test(word))
    .map((word) => {
      const at = text.indexOf(word)
      return `the word “${text.slice(Math.max(0, at - 12), at + word.length + 12).replaceAll('\n', ' ')}”`
    })
}
