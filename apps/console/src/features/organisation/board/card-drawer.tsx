import { type DutyCard, type DutyCardInput, type DutyPart, listClausesOf, NATIONAL_RULES } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useSession } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { officesQuery, useOrganisationChange } from '../organisation.queries.ts'

type CardDrawerProps = { year: number; card?: DutyCard; onClose: () => void }

/** A duty of the bureau's own, or changes to an open one. */
export function CardDrawer({ year, card, onClose }: CardDrawerProps) {
  const { bureau } = useSession()
  const { data } = useQuery(officesQuery)
  const [form, setForm] = useState<DutyCardInput>(() => formOf(year, card))
  const change = useOrganisationChange(onClose)
  const set = (part: Partial<DutyCardInput>) => setForm({ ...form, ...part })
  const clauses = [...listClausesOf(bureau.profile), ...NATIONAL_RULES]
  const offices = data?.offices ?? []
  const unitNames = (part: DutyPart) =>
    form.units
      .filter((unit) => unit.part === part)
      .map(({ unit, officeId }) => offices.find(({ id }) => id === officeId)?.name ?? unit)

  function setUnits(part: DutyPart, names: readonly string[]): void {
    const named = names.map((unit) => ({ part, unit, officeId: offices.find(({ name }) => name === unit)?.id ?? null }))
    const others = form.units.filter((unit) => unit.part !== part)
    set({ units: part === 'lead' ? [...named, ...others] : [...others, ...named] })
  }
  function save(): void {
    if (card) change.mutate({ method: 'PUT', path: `/duty-cards/${card.id}`, body: { ...form, version: card.version } })
    else change.mutate({ method: 'POST', path: '/duty-cards', body: form })
  }
  return (
    <FormDrawer
      title={card ? '修改责任' : '新增一项责任'}
      verb={card ? '保存修改' : '新增'}
      saving={change.isPending}
      canSave={form.text.trim().length > 1 && form.clause !== '' && unitNames('lead').length > 0}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Field label="任务" required error={issueOf(change.error, 'text')}>
        {(ids) => <Input {...ids} value={form.text} onChange={({ target }) => set({ text: target.value })} />}
      </Field>
      <Field label="条款" required error={issueOf(change.error, 'clause')}>
        {(ids) => (
          <Select
            {...ids}
            showSearch={{ optionFilterProp: 'label' }}
            {...(form.clause ? { value: form.clause } : {})}
            placeholder="依据哪一条"
            options={clauses.map(({ id, gist }) => ({ value: id, label: `${id} ${gist}` }))}
            onChange={(clause: string) => set({ clause })}
          />
        )}
      </Field>
      {(['lead', 'participating'] as const).map((part) => (
        <Field
          key={part}
          label={part === 'lead' ? '牵头单位' : '配合单位'}
          required={part === 'lead'}
          help="选科室，或输入名称后回车"
          error={issueOf(change.error, 'units')}
        >
          {(ids) => (
            <Select
              {...ids}
              mode="tags"
              value={unitNames(part)}
              options={offices.map(({ name }) => ({ value: name, label: name }))}
              onChange={(names: string[]) => setUnits(part, names)}
            />
          )}
        </Field>
      ))}
      <div className="term-fields">
        <Field label="开始">
          {(ids) => (
            <CivilDatePicker
              ids={ids}
              value={form.startsOn}
              placeholder="不限"
              onChange={(startsOn) => set({ startsOn })}
            />
          )}
        </Field>
        <Field label="完成时限">
          {(ids) => (
            <CivilDatePicker ids={ids} value={form.dueOn} placeholder="不计时" onChange={(dueOn) => set({ dueOn })} />
          )}
        </Field>
      </div>
      <Field label="要什么证据" error={issueOf(change.error, 'evidenceWanted')}>
        {(ids) => (
          <Input
            {...ids}
            value={form.evidenceWanted}
            onChange={({ target }) => set({ evidenceWanted: target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}

function formOf(year: number, card: DutyCard | undefined): DutyCardInput {
  if (!card) return { year, clause: '', text: '', startsOn: null, dueOn: null, evidenceWanted: '', units: [] }
  const { clause, text, startsOn, dueOn, evidenceWanted, units } = card
  return { year: card.year, clause, text, startsOn, dueOn, evidenceWanted, units }
}
