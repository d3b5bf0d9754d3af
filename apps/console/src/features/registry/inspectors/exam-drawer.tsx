import type { ExamInput } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { inspectorsQuery, useRegistryChange } from '../registry.queries.ts'

type Form = Omit<ExamInput, 'takenOn'> & { takenOn: string | null }
const BLANK: Form = {
  name: '',
  office: '',
  exam: '行政执法人员资格考试',
  takenOn: null,
  passed: true,
  validUntil: null,
  inspectorId: null,
}
const RESULTS = [
  { value: true, label: '合格' },
  { value: false, label: '不合格' },
]

/** One exam of one person; choosing somebody of the directory fills name and office in. */
export function ExamDrawer({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState(BLANK)
  const [q, setQ] = useState('')
  const people = useQuery(inspectorsQuery({ q, size: 20 })).data?.rows ?? []
  const change = useRegistryChange(onClose)
  const set = (part: Partial<Form>) => setForm({ ...form, ...part })
  function choose(id: string | undefined): void {
    const person = people.find((one) => one.id === id)
    set(person ? { inspectorId: person.id, name: person.name, office: person.office } : { inspectorId: null })
  }
  return (
    <FormDrawer
      title="登记资格考试"
      verb="登记"
      saving={change.isPending}
      canSave={form.name.trim() !== '' && form.exam.trim().length > 1 && form.takenOn !== null}
      onSave={() => change.mutate({ method: 'POST', path: '/exams', body: form })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <Field
        label="名录库里的人员"
        help="还没有入库的不选，直接写姓名；这条成绩以后不会自动归到本人名下，入库后请为本人再登记"
      >
        {(ids) => (
          <Select
            {...ids}
            allowClear
            {...(form.inspectorId ? { value: form.inspectorId } : {})}
            showSearch={{ filterOption: false, onSearch: setQ }}
            placeholder="输入姓名或证号查找"
            options={people.map(({ id, name, office }) => ({ value: id, label: `${name}　${office}` }))}
            onChange={choose}
          />
        )}
      </Field>
      <Field label="姓名" required error={issueOf(change.error, 'name')}>
        {(ids) => (
          <Input {...ids} maxLength={50} value={form.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      <Field label="科室" error={issueOf(change.error, 'office')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={form.office}
            onChange={(event) => set({ office: event.target.value })}
          />
        )}
      </Field>
      <Field label="考试" required error={issueOf(change.error, 'exam')}>
        {(ids) => (
          <Input {...ids} maxLength={100} value={form.exam} onChange={(event) => set({ exam: event.target.value })} />
        )}
      </Field>
      <Field label="考试日期" required error={issueOf(change.error, 'takenOn')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.takenOn}
            placeholder="选择日期"
            onChange={(takenOn) => set({ takenOn })}
          />
        )}
      </Field>
      <Field label="结果" required>
        {(ids) => (
          <Radio.Group
            id={ids.id}
            aria-label="结果"
            options={RESULTS}
            value={form.passed}
            onChange={(event) => set({ passed: event.target.value })}
          />
        )}
      </Field>
      <Field label="成绩有效期至" error={issueOf(change.error, 'validUntil')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.validUntil}
            placeholder="没有规定"
            onChange={(validUntil) => set({ validUntil })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
