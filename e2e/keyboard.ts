import type { Locator, Page } from 'playwright-core'

const MOST = 80
/** 靛青, which marks the focus everywhere. */
const MARK = 'rgb(23, 73, 127)'

/**
 * Presses a key until `goal` has the focus, as somebody without a mouse would. Throws where the focus cannot be seen,
 * where it jumps back in the page, and where it never arrives.
 */
export async function pressUntil(page: Page, key: 'Tab' | 'ArrowDown', goal: Locator): Promise<void> {
  await goal.waitFor()
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    await page.evaluate(() => {
      document.querySelector('[data-before]')?.removeAttribute('data-before')
      document.activeElement?.setAttribute('data-before', '')
    })
    await page.keyboard.press(key)
    const fault = await page.evaluate(findFocusFault, MARK)
    if (fault) throw new Error(fault)
    if (await goal.evaluate((one) => one === document.activeElement)) return
  }
  throw new Error(`the focus did not arrive after ${MOST} times ${key}`)
}

async function findFocusFault(mark: string): Promise<string | undefined> {
  const one = document.activeElement
  if (!one || one === document.body) return undefined
  const words = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 20) || one.tagName
  // A box or field of the component library carries its mark on the frame around the input.
  const carriers = [one, one.parentElement, one.parentElement?.parentElement, one.closest('.ant-select')]
  const isMarked = () =>
    carriers.some((carrier) => {
      if (!carrier) return false
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(carrier)
      return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2 && outlineColor === mark
    })
  // Some frames are marked by a render after the focus, and fade in.
  for (let frame = 0; frame < 30 && !isMarked(); frame += 1) await new Promise(requestAnimationFrame)
  if (!isMarked()) return `nobody sees the focus on “${words}”`
  const before = document.querySelector('[data-before]')
  const isBack = before && one.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING
  return isBack ? `the focus went back to “${words}”` : undefined
}
