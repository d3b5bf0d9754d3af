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
    }
    const show = (event: Event) => {
      const cell = (event.target as Element).closest<HTMLElement>('[data-cut]') ?? cutInside(event.target as Element)
      whole.hidden = !cell || !isCut(cell)
      if (!cell || whole.hidden) return
      const box = cell.getBoundingClientRect()
      whole.textContent = cell.textContent
      whole.style.left = `${Math.min(box.left - 8, window.innerWidth - 440)}px`
      whole.style.top = `${box.bottom + 4}px`
    }
    const hide = () => {
      whole.hidden = true
    }

    const resized = new ResizeObserver(measure)
    resized.observe(table)
    const changed = new MutationObserver(measure)
    changed.observe(table, { childList: true, subtree: true, characterData: true })
    table.addEventListener('mouseover', show)
    table.addEventListener('focusin', show)
    table.addEventListener('mouseleave', hide)
    table.addEventListener('focusout', hide)
    window.addEventListener('scroll', hide, true)
    return () => {
      resized.disconnect()
      changed.disconnect()
      table.removeEventListener('mouseover', show)
      table.removeEventListener('focusin', show)
      table.removeEventListener('mouseleave', hide)
      table.removeEventListener('focusout', hide)
      window.removeEventListener('scroll', hide, true)
      whole.remove()
    }
  }, [root])
}

function isCut(cell: HTMLElement): boolean {
  return cell.scrollWidth > cell.clientWidth
}

function cutInside(target: Element): HTMLElement | null {
  return target.tagName === 'TD' ? target.querySelector<HTMLElement>('[data-cut]') : null
}
