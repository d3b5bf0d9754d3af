import { Input, Select } from 'antd'
import { type ReactNode, useId, useRef, useState } from 'react'
import { CivilDatePicker } from '../civil-date-picker.tsx'
import { TellFault } from '../field.tsx'
import type { TableState } from './table-state.ts'
import './table-filters.css'

const TYPING_PAUSE_MS = 300

/** The panel of filters above a list; `second` is its second line, for risk letters and saved filters. */
export function TableFilters({ children, second }: { children: ReactNode; second?: ReactNode }) {
  return (
    <search className="filters">
      <div className="filters-line">{children}</div>
      {second && <div className="filters-line">{second}</div>}
    </search>
  )
}

type SearchFilterProps = {
  state: TableState
  /** What can be searched: `名称、统一社会信用代码或许可证号`. */
  placeholder: string
  name?: string
}

/** The search field; waits for a pause in typing and never fires inside an input method's composition. */
export function SearchFilter({ state, placeholder, name = 'q' }: SearchFilterProps) {
  const applied = state.filters[name] ?? ''
  // What is being typed; undefined while the field only mirrors the address.
  const [draft, setDraft] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  function apply(text: string): void {
    clearTimeout(timer.current)
    if (text.trim() !== applied) state.setFilters({ [name]: text.trim() })
  }
  function applySoon(text: string): void {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => apply(text), TYPING_PAUSE_MS)
  }
  return (
    <Input
      className="filters-search"
      aria-label={placeholder}
      placeholder={placeholder}
      allowClear
      value={draft ?? applied}
      onChange={(event) => {
        setDraft(event.target.value)
        if (!(event.nativeEvent as InputEvent).isComposing) applySoon(event.target.value)
      }}
      onCompositionEnd={(event) => applySoon(event.currentTarget.value)}
      onPressEnter={(event) => apply(event.currentTarget.value)}
      onBlur={(event) => {
        apply(event.target.value)
        setDraft(undefined)
      }}
    />
  )
}

export interface FilterOption {
  readonly value: string
  readonly label: string
}

type SelectFilterProps = {
  state: TableState
  name: string
  label: string
  options: readonly FilterOption[]
  /** What no choice means: `全部`, `全省`, `不限`. */
  all?: string
}

/** One choice, which shows its name and value together: name 地区, value 全省. */
export function SelectFilter({ state, name, label, options, all = '全部' }: SelectFilterProps) {
  return (
    <Select
      aria-label={label}
      value={state.filters[name] ?? ''}
      options={[{ value: '', label: all }, ...options]}
      onChange={(value: string) => state.setFilters({ [name]: value })}
      popupMatchSelectWidth={false}
      showSearch={options.length > 12 ? { optionFilterProp: 'label' } : false}
      labelRender={namedBy(label)}
    />
  )
}

function namedBy(name: string) {
  return ({ label, value }: { label?: ReactNode; value?: string | number }) => (
    <>
      <span className="filters-name">{name}</span>
      {label ?? value}
    </>
  )
}

type DateFilterProps = {
  state: TableState
  name: string
  label: string
}

/** One civil day; `从` and `到` stand side by side for a range. */
export function DateFilter({ state, name, label }: DateFilterProps) {
  const id = useId()
  const noteId = `${id}-note`
  const [fault, tell] = useState('')
  return (
    <div className="filters-date">
      <label htmlFor={id} className="filters-name">
        {label}
      </label>
      <TellFault value={tell}>
        <CivilDatePicker
          ids={{ id, 'aria-describedby': noteId, 'aria-invalid': fault !== '' }}
          value={state.filters[name] || null}
          placeholder="不限"
          onChange={(day) => state.setFilters({ [name]: day ?? '' })}
        />
      </TellFault>
      <span id={noteId} className="filters-fault" aria-live="polite">
        {fault}
      </span>
    </div>
  )
}

type CheckFilterProps = {
  state: TableState
  name: string
  label: string
  options: readonly { readonly value: string; readonly label: ReactNode; readonly count?: string }[]
}

/** Several choices as boxes with their counts; all are checked until one is left out. Kept in the address as `A,C`. */
export function CheckFilter({ state, name, label, options }: CheckFilterProps) {
  const all = options.map((option) => option.value)
  const value = state.filters[name] ?? ''
  const chosen = value === '' ? all : value.split(',')
  function toggle(one: string): void {
    const next = all.filter((option) => chosen.includes(option) !== (option === one))
    state.setFilters({ [name]: next.length === all.length ? '' : next.join(',') })
  }
  return (
    <fieldset className="filters-checks">
      <legend className="visually-hidden">{label}</legend>
      <span className="filters-name" aria-hidden="true">
        {label}
      </span>
      {options.map((option) => (
        <label key={option.value} className="filters-check">
          <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
          {option.label}
          {option.count && <span className="filters-name">{option.count}</span>}
        </label>
      ))}
    </fieldset>
  )
}
