import { DUTIES, type Duty, type DutyGrantInput, isAccountRole, roleOfDuty, ROLES } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { itemsQuery } from '../../registry/registry.queries.ts'
import { groupsQuery, officesQuery, useOrganisationChange } from '../organisation.queries.ts'
import { TermFields } from '../term-fields.tsx'

const DUTY_OPTIONS = Object.entries(DUTIES).map(([value, { name }]) => ({ value: value as Duty, label: name }))
const NOBODY = { officeId: null, userId: null, groupId: null }

/** What comes with the duty, before it is given. */
function helpOf(duty: Duty): string {
  const role = roleOfDuty(duty)
  if (!role) return '只写明由谁承担，不带平台权限'
  const giver = isAccountRole(role) ? '，由平台管理员授予' : ''
  return `任期内带有“${ROLES[role]}”的权限${giver}；执法检查人员的账号和须分开的职责除外`
}

/** Gives a duty to one office, person or group; groups are offered for coordinating only (B-13). */
export function GrantDrawer({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const { data } = useQuery(officesQuery)
  const groups = useQuery(groupsQuery)
  const items = useQuery(itemsQuery)
  const [duty, setDuty] = useState<Duty>()
  const [form, setForm] = useState<Omit<DutyGrantInput, 'duty'>>({ ...NOBODY, itemId: null, from: today, until: null })
  const change = useOrganisationChange(onClose)
  const entry = duty && DUTIES[duty]
  const mayBeGroup = entry !== undefined && 'groupMayHold' in entry
  const isByItem = entry !== undefined && 'byItem' in entry
  const holder = form.officeId ?? form.userId ?? form.groupId
  const kinds = [
    { key: 'officeId', label: '科室', options: data?.offices ?? [] },
    { key: 'userId', label: '人员', options: data?.people ?? [] },
    ...(mayBeGroup ? [{ key: 'groupId', label: '协调小组', options: groups.data?.rows ?? [] }] : []),
  ]

  function choose(value: string): void {
    const kind = kinds.find(({ options }) => options.some(({ id }) => id === value))
    if (kind) setForm({ ...form, ...NOBODY, [kind.key]: value })
  }
  return (
    <FormDrawer
      title="授予职责"
      verb="授予"
      saving={change.isPending}
      canSave={duty !== undefined && holder !== null && form.from !== '' && isByItem === (form.itemId !== null)}
      onSave={() => change.mutate({ method: 'POST', path: '/duty-grants', body: { ...form, duty } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有授予" />}
    >
      <Field label="职责" required help={duty && helpOf(duty)} error={issueOf(change.error, 'duty')}>
        {(ids) => (
          <Select
            {...ids}
            value={duty}
            placeholder="选择职责"
            options={DUTY_OPTIONS}
            onChange={(next) => {
              setDuty(next)
              setForm({ ...form, groupId: null, itemId: null })
            }}
          />
        )}
      </Field>
      {isByItem && (
        <Field label="抽查事项" required>
          {(ids) => (
            <Select
              {...ids}
              showSearch={{ optionFilterProp: 'label' }}
              value={form.itemId}
              placeholder="选择事项"
              options={items.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
              onChange={(itemId: string) => setForm({ ...form, itemId })}
            />
          )}
        </Field>
      )}
      <Field
        label="由谁承担"
        required
        help={
          mayBeGroup ? undefined : (
            <>
              给科室或人员，协调小组不承担检查 <ClauseTag id="B-13" solo />
            </>
          )
        }
      >
        {(ids) => (
          <Select
            {...ids}
            showSearch={{ optionFilterProp: 'label' }}
            value={holder}
            placeholder="选择科室或人员"
            options={kinds.map(({ label, options }) => ({
              label,
              options: options.map(({ id, name }) => ({ value: id, label: name })),
            }))}
            onChange={choose}
          />
        )}
      </Field>
      <TermFields from={form.from} until={form.until} onChange={(term) => setForm({ ...form, ...term })} />
    </FormDrawer>
  )
}
