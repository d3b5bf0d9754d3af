import { missingBlocks, type PlanLineInput, type PlanOptions } from '@sunlot/contract'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { FormFoot } from '../../design/form-foot.tsx'
import { AmountSection } from './line-amount-section.tsx'
import { BasicsSection } from './line-basics-section.tsx'
import { findLineFaults, type LineSectionProps, sayMissing } from './line-form.rules.ts'
import { OrganisationSection } from './line-organisation-section.tsx'
import { ScopeSection, StaffSection } from './line-scope-section.tsx'
import { TimeSection } from './line-time-section.tsx'
import { SourceCells } from './line-view.tsx'
import './planning.css'

type LineFormProps = {
  /** Year of the plan, for its months. */
  year: number
  options: PlanOptions
  initial: PlanLineInput
  verb: string
  back: string
  saving?: boolean
  failure?: ReactNode
  onSave: (line: PlanLineInput) => void
}

/** A line in the order of the paper form, its four mandatory blocks each in a section (S0-37). */
export function LineForm({ year, options, initial, verb, back, saving = false, failure, onSave }: LineFormProps) {
  const [line, setLine] = useState(initial)
  const [tried, setTried] = useState(false)
  const page = useRef<HTMLFormElement>(null)
  const faults = findLineFaults(line)
  const missing = sayMissing(line)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length === 0) onSave(line)
    else requestAnimationFrame(() => page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const section: LineSectionProps & { faults: Record<string, string> } = {
    line,
    set: (part) => setLine((before) => ({ ...before, ...part })),
    options,
    missing: missingBlocks(line),
    faults: tried ? faults : {},
  }
  return (
    <form className="form-page" ref={page} onSubmit={submit} noValidate>
      {line.source.length > 0 && <SourceCells line={line} />}
      <BasicsSection {...section} />
      <ScopeSection {...section} />
      <StaffSection {...section} />
      <AmountSection {...section} />
      <TimeSection {...section} year={year} />
      <OrganisationSection {...section} />
      {failure}
      <FormFoot
        verb={verb}
        saving={saving}
        back={back}
        note={missing ? `还没有写：${missing}。可以先保存，报批前补齐` : '四项必备内容都写了'}
      />
    </form>
  )
}
