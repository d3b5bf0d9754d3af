import { formatDate } from '@sunlot/contract'
import { DatePicker, Input, type InputRef } from 'antd'
import dayjs from 'dayjs'
import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { type FieldIds, TellFault } from './field.tsx'
import { CalendarGlyph } from './glyphs.tsx'
import { readTypedDate } from './typed-date.rules.ts'
import './civil-date-picker.css'

type CivilDatePickerProps = {
  ids: FieldIds
  value: string | null
  /** Shown while there is no date: `长期`. */
  placeholder: string
  onChange: (value: string | null) => void
  onBlur?: () => void
  /** How the day reads, where not as 2026年10月8日. */
  say?: (date: string) => string
}

/**
 * A civil day, shown as 2026年10月8日; typed in any shape that people write, or picked from the calendar. A text that
 * names no day keeps its form from being sent, and the field says why once it is left.
 */
export function CivilDatePicker({ ids, value, placeholder, onChange, onBlur, say = formatDate }: CivilDatePickerProps) {
  // What is being typed; undefined while the field only shows its value.
  const [text, setText] = useState<string>()
  const [isOpen, setIsOpen] = useState(false)
  const input = useRef<InputRef>(null)
  const tell = useContext(TellFault)
  const typed = text === undefined ? undefined : readTypedDate(text, placeholder)
  const fault = typed && 'fault' in typed ? typed.fault : ''
  useEffect(() => input.current?.input?.setCustomValidity(fault), [fault])

  function type(next: string): void {
    setText(next)
    tell('')
    const read = readTypedDate(next, placeholder)
    if ('date' in read && read.date !== value) onChange(read.date)
  }
  function pick(date: string | null): void {
    setText(undefined)
    setIsOpen(false)
    tell('')
    onChange(date)
  }
  function leave(): void {
    setIsOpen(false)
    tell(fault)
    if (fault === '') setText(undefined)
    onBlur?.()
  }
  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') {
      setIsOpen(false)
      tell(fault)
    }
    if (event.key !== 'Escape' || !isOpen) return
    // Esc closes the calendar, not the drawer it stands in.
    event.stopPropagation()
    setIsOpen(false)
  }
  return (
    <span className="civil-date">
      <Input
        {...ids}
        ref={input}
        autoComplete="off"
        placeholder={placeholder}
        value={text ?? (value ? say(value) : '')}
        suffix={<CalendarGlyph />}
        onClick={() => setIsOpen(true)}
        onChange={({ target }) => type(target.value)}
        onBlur={leave}
        onKeyDown={press}
      />
      <DatePicker
        className="civil-date-calendar"
        tabIndex={-1}
        open={isOpen}
        value={value ? dayjs(value) : null}
        onOpenChange={setIsOpen}
        panelRender={keepFocus}
        onChange={(day) => pick(day ? day.format('YYYY-MM-DD') : null)}
        renderExtraFooter={() => (
          <span className="note">
            也可以直接打字：2026-11-22、20261122
            {value && (
              <button type="button" className="civil-date-clear link-button" onClick={() => pick(null)}>
                清空
              </button>
            )}
          </span>
        )}
      />
    </span>
  )
}

/** The field keeps the focus while somebody turns the pages of the calendar; leaving it would close them. */
function keepFocus(panel: ReactNode) {
  return (
    <div role="presentation" onMouseDown={(event) => event.preventDefault()}>
      {panel}
    </div>
  )
}
