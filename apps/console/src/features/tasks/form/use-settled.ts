import { useEffect, useState } from 'react'

const TYPING_PAUSE_MS = 300

/** The value once it has not changed for a moment, so that typing does not ask the server at every key. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
