import type { TaskInput, TaskOptions } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { FormFoot } from '../../../design/form-foot.tsx'
import { previewQuery, useSaveTask } from '../tasks.queries.ts'
import { BasicsSection } from './basics-section.tsx'
import { ExclusionSection } from './exclusion-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { ScopeSection } from './scope-section.tsx'
import { SeatsSection } from './seats-section.tsx'
import { StrataSection } from './strata-section.tsx'
import { countedPart, findFaults, type SectionProps } from './task-form.rules.ts'
import { TimeSection } from './time-section.tsx'
import { useSettled } from './use-settled.ts'
import { WitnessSection } from './witness-section.tsx'
import './task-form.css'

type TaskFormProps = {
  options: TaskOptions
  initial: TaskInput
  /** The draft that is changed; a new task where it is missing. */
  saved?: { id: string; version: number }
}

/** The work scheme in the order of the paper form; counts follow while it is filled, saving keeps a draft. */
export function TaskForm({ options, initial, saved }: TaskFormProps) {
  const [form, setForm] = useState(initial)
  const [tried, setTried] = useState(false)
  const page = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const save = useSaveTask(saved)
  const { preview, error } = usePreview(form)
  const faults = findFaults(form)
  const faultCount = Object.keys(faults).length

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (faultCount === 0 && page.current?.checkValidity())
      save.mutate(form, { onSuccess: (id) => navigate(`/tasks/${id}`) })
    // The first wrong field, once its error is drawn.
    else requestAnimationFrame(() => page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  const section: SectionProps = {
    form,
    set: (part) => setForm((before) => ({ ...before, ...part })),
    faults: tried ? faults : {},
    options,
    preview,
  }
  return (
    <form className="form-page" ref={page} onSubmit={submit} noValidate>
      <BasicsSection {...section} />
      <ScopeSection {...section} />
      <StrataSection {...section} />
      <ExclusionSection {...section} taskId={saved?.id} />
      <SeatsSection {...section} />
      <WitnessSection {...section} />
      <PeopleSection {...section} />
      <TimeSection {...section} />
      <FailureNote error={error} what="没有算出户数" />
      <FailureNote error={save.error} what="没有保存，填写的内容还在" />
      <FormFoot
        verb="保存草稿"
        saving={save.isPending}
        back={saved ? `/tasks/${saved.id}` : '/tasks'}
        note={tried && faultCount > 0 ? `还有 ${faultCount} 处要改，改好才能保存` : '保存后由您报批，批准以后才能抽取'}
      />
    </form>
  )
}

function usePreview(form: TaskInput) {
  const counted = useSettled(useMemo(() => JSON.stringify(countedPart(form)), [form]))
  const input: TaskInput | undefined = counted && JSON.parse(counted)
  const query = useQuery({ ...previewQuery(input ?? form), enabled: input !== undefined })
  return { preview: input && query.data, error: query.error }
}
