import { type RefObject, useEffect } from 'react'

/**
 * Lets every cut cell (`[data-cut]`) inside `root` show its whole text on hover and on focus. One floating box and
 * delegated events for the whole table; cells that are cut become reachable by keyboard.
 */
export function useCutCells(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const table = root.current
    if (!table) return
    const whole = document.createElement('div')
    whole.className = 'cut-whole'
    whole.hidden = true
    document.body.append(whole)

    const measure = () => {
      for (const cell of table.querySelectorAll<HTMLElement>('[data-cut]')) {
        if (isCut(cell) && !cell.querySelector('a, button')) cell.tabIndex = 0
        else cell.removeAttribute('tabindex')
      }
      // What scrolls is reached by keyboard even where nothing in it is.
      if (isScrolled(table) && !table.querySelector('a, button, input, [data-cut][tabindex]')) table.tabIndex = 0
      else table.removeAttribute('tabindex')
    }
    let shown: HTMLElement | null = null
    const place = () => {
      whole.hidden = !shown || !isCut(shown)
      if (!shown || whole.hidden) return
      const box = shown.getBoundingClientRect()
      whole.textContent = shown.textContent
      whole.style.left = `${Math.min(box.left - 8, window.innerWidth - 440)}px`
      whole.style.top = `${box.bottom + 4}px`
    }
    const show = (event: Event) => {
      shown = cellOf(event.target as Element)
      place()
    }
    const hide = () => {
      shown = null
      place()
    }
    // Focus scrolls its cell into view, so the box moves along; under the mouse another cell is there by then.
    const scroll = () => {
      if (shown?.contains(document.activeElement)) place()
      else hide()
    }

    const resized = new ResizeObserver(measure)
    resized.observe(table)
    const changed = new MutationObserver(measure)
    changed.observe(table, { childList: true, subtree: true, characterData: true })
    table.addEventListener('mouseover', show)
    table.addEventListener('focusin', show)
    table.addEventListener('mouseleave', hide)
    table.addEventListener('focusout', hide)
    window.addEventListener('scroll', scroll, true)
    return () => {
      resized.disconnect()
      changed.disconnect()
      table.removeEventListener('mouseover', show)
      table.removeEventListener('focusin', show)
      table.removeEventListener('mouseleave', hide)
      table.removeEventListener('focusout', hide)
      window.removeEventListener('scroll', scroll, true)
      whole.remove()
    }
  }, [root])
}

function isCut(cell: HTMLElement): boolean {
  return [cell, ...cell.children].some((one) => one.scrollWidth > one.clientWidth)
}

function isScrolled({ scrollWidth, clientWidth, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollWidth > clientWidth || scrollHeight > clientHeight
}

function cellOf(target: Element): HTMLElement | null {
  const cell = target.closest<HTMLElement>('[data-cut]')
  return cell ?? (target.tagName === 'TD' ? target.querySelector<HTMLElement>('[data-cut]') : null)
}
