import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'

/** 查对象、任务、条款: Enter opens the results; `/` anywhere outside a field comes here. */
export function SearchField() {
  const navigate = useNavigate()
  const field = useRef<InputRef>(null)
  const [words, setWords] = useState('')

  useEffect(() => {
    function focusOnSlash(event: KeyboardEvent): void {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      field.current?.focus({ cursor: 'all' })
    }
    document.addEventListener('keydown', focusOnSlash)
    return () => document.removeEventListener('keydown', focusOnSlash)
  }, [])

  return (
    <search className="top-search">
      <Input
        ref={field}
        aria-label="查对象、任务、条款"
        aria-keyshortcuts="/"
        placeholder="查对象、任务、条款"
        prefix={<SearchGlyph />}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onPressEnter={(event) => {
          // Enter also ends the composition of an input method.
          if (!event.nativeEvent.isComposing) void navigate(`/search?q=${encodeURIComponent(words.trim())}`)
        }}
      />
    </search>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function SearchGlyph() {
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="var(--ink3)"
      strokeWidth={1.5}
    >
      <circle cx={7} cy={7} r={4.5} />
      <path d="M10.5 10.5L14 14" />
    </svg>
  )
}
