import {
  type Group,
  GROUP_POSITIONS,
  type GroupInput,
  type GroupMemberInput,
  type GroupPosition,
  type Groups,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { officesQuery, useOrganisationChange } from '../organisation.queries.ts'
import { TermFields } from '../term-fields.tsx'

const POSITIONS = Object.entries(GROUP_POSITIONS).map(([value, label]) => ({ value: value as GroupPosition, label }))

type GroupDrawerProps = { expected: Groups['expected']; group?: Group; onClose: () => void }

/** A new group, begun with the composition the rulebook asks for, or changes to one. */
export function GroupDrawer({ expected, group, onClose }: GroupDrawerProps) {
  const today = useToday()
  const { data } = useQuery(officesQuery)
  const [form, setForm] = useState<GroupInput>(() => formOf(group, expected, today))
  const change = useOrganisationChange(onClose)
  const set = (part: Partial<GroupInput>) => setForm({ ...form, ...part })
  const offices = data?.offices.map(({ id, name }) => ({ value: id, label: name })) ?? []

  /** The account of that name, where only one person has it: through it the group's duties reach the person. */
  function accountOf(person: string): string | null {
    const [first, second] = data?.people.filter(({ name }) => name === person) ?? []
    return first && !second ? first.id : null
  }
  function setMember(index: number, part: Partial<GroupMemberInput>): void {
    set({ members: form.members.map((member, place) => (place === index ? { ...member, ...part } : member)) })
  }
  function save(): void {
    if (group) change.mutate({ method: 'PUT', path: `/groups/${group.id}`, body: { ...form, version: group.version } })
    else change.mutate({ method: 'POST', path: '/groups', body: form })
  }
  return (
    <FormDrawer
      title={group ? `调整 ${group.name}` : '成立协调小组'}
      verb={group ? '保存调整' : '成立'}
      saving={change.isPending}
      canSave={form.name.trim().length > 1 && form.from !== ''}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Field label="名称" required error={issueOf(change.error, 'name')}>
        {(ids) => <Input {...ids} value={form.name} onChange={({ target }) => set({ name: target.value })} />}
      </Field>
      <Field label="职责" error={issueOf(change.error, 'purpose')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            value={form.purpose}
            onChange={({ target }) => set({ purpose: target.value })}
          />
        )}
      </Field>
      <TermFields from={form.from} until={form.until} onChange={set} />
      <fieldset className="members">
        <legend>成员</legend>
        {form.members.map((member, index) => (
          <div className="member-row" key={index}>
            <Select
              aria-label={`第 ${index + 1} 个成员的职务`}
              value={member.position}
              options={POSITIONS}
              onChange={(position) => setMember(index, { position })}
            />
            <Select
              aria-label={`第 ${index + 1} 个成员的单位`}
              allowClear
              value={member.officeId}
              placeholder="单位"
              options={offices}
              onChange={(officeId: string | undefined) => setMember(index, { officeId: officeId ?? null })}
            />
            <Input
              aria-label={`第 ${index + 1} 个成员的姓名`}
              placeholder="姓名，可空"
              value={member.person}
              onChange={({ target }) => setMember(index, { person: target.value, userId: accountOf(target.value) })}
            />
            <button
              type="button"
              className="link-button"
              onClick={() => set({ members: form.members.filter((_, place) => place !== index) })}
            >
              删去
            </button>
          </div>
        ))}
        <Button size="small" onClick={() => set({ members: [...form.members, seat('member', form.from || today)] })}>
          增加成员
        </Button>
      </fieldset>
    </FormDrawer>
  )
}

function seat(position: GroupMemberInput['position'], from: string, person = ''): GroupMemberInput {
  return { position, officeId: null, userId: null, person, from, until: null }
}

function formOf(group: Group | undefined, expected: Groups['expected'], today: string): GroupInput {
  if (group) {
    const { name, purpose, from, until } = group
    const members = group.members.map(({ id: _id, officeName: _office, ...member }) => member)
    return { name, purpose, from, until, members }
  }
  const asked = expected && [
    seat('head', today, expected.head),
    seat('deputy', today, expected.deputy),
    ...expected.members.map((unit) => seat('member', today, unit)),
  ]
  const members = asked ?? [seat('head', today), seat('deputy', today), seat('member', today)]
  return { name: expected?.name ?? '', purpose: '', from: today, until: null, members }
}
