import { useEffect, useRef } from 'react'

/** Forms on the screen that hold something typed and not saved. */
const unsaved = new Set<object>()

/** Whether somebody would lose what is typed by leaving now. */
export function hasUnsaved(): boolean {
  return unsaved.size > 0
}

type Unsaved = {
  /** To be called whenever something is typed into the form. */
  type: () => void
  isTyped: () => boolean
  /** Whoever says so leaves without saving. */
  forget: () => void
}

/** Remembers that something was typed, until it is saved or the form is gone; while it is being saved it counts as kept. */
export function useUnsaved(saving: boolean): Unsaved {
  const typed = useRef(false)
  const token = useRef({})
  function type(): void {
    typed.current = true
    unsaved.add(token.current)
  }
  function forget(): void {
    typed.current = false
    unsaved.delete(token.current)
  }
  // What a save leads to is no leaving; one that was refused is unsaved again.
  useEffect(() => {
    const mine = token.current
    if (!saving && typed.current) unsaved.add(mine)
    else unsaved.delete(mine)
  }, [saving])
  useEffect(() => {
    const mine = token.current
    return () => void unsaved.delete(mine)
  }, [])
  return { type, isTyped: () => typed.current, forget }
}

/** The same for a form that is a page, found from an element inside it. */
export function useUnsavedPage<Inside extends HTMLElement>(saving: boolean) {
  const inside = useRef<Inside>(null)
  const { type, forget } = useUnsaved(saving)
  // It only writes into refs, so the first one serves for good.
  const first = useRef(type)
  useEffect(() => {
    const form = inside.current?.closest('form')
    const listen = first.current
    form?.addEventListener('input', listen)
    return () => form?.removeEventListener('input', listen)
  }, [])
  return { inside, forget }
}
