import { TRAINING_TOPICS, type TrainingTopic } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { inspectorsQuery, itemsQuery, useRegistryChange } from '../registry.queries.ts'

const TOPICS = Object.entries(TRAINING_TOPICS).map(([value, label]) => ({ value: value as TrainingTopic, label }))

interface Form {
  heldOn: string | null
  title: string
  content: string
  topics: TrainingTopic[]
  itemIds: string[]
  trainer: string
  passed: string[]
  failed: string[]
}

/** A training that was held, with everybody who came and the result. */
export function TrainingDrawer({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [form, setForm] = useState<Form>({
    heldOn: today,
    title: '',
    content: '',
    topics: [],
    itemIds: [],
    trainer: '',
    passed: [],
    failed: [],
  })
  const items = useQuery(itemsQuery).data ?? []
  const people = useQuery(inspectorsQuery({ size: 200 })).data?.rows ?? []
  const change = useRegistryChange(onClose)
  const set = (part: Partial<Form>) => setForm({ ...form, ...part })
  const { passed, failed, ...training } = form
  const participants = [
    ...passed.map((inspectorId) => ({ inspectorId, result: 'passed' })),
    ...failed.map((inspectorId) => ({ inspectorId, result: 'failed' })),
  ]
  const isComplete =
    form.title.trim().length > 1 &&
    form.content.trim().length > 1 &&
    form.trainer.trim() !== '' &&
    form.topics.length > 0 &&
    form.heldOn !== null &&
    participants.length > 0
  const options = (taken: readonly string[]) =>
    people
      .filter(({ id }) => !taken.includes(id))
      .map(({ id, name, office }) => ({ value: id, label: `${name}　${office}` }))
  return (
    <FormDrawer
      title="登记培训"
      verb="登记"
      saving={change.isPending}
      canSave={isComplete}
      onSave={() => change.mutate({ method: 'POST', path: '/trainings', body: { ...training, participants } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <Field label="培训名称" required error={issueOf(change.error, 'title')}>
        {(ids) => (
          <Input {...ids} maxLength={100} value={form.title} onChange={(event) => set({ title: event.target.value })} />
        )}
      </Field>
      <Field label="日期" required error={issueOf(change.error, 'heldOn')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.heldOn}
            placeholder="选择日期"
            onChange={(heldOn) => set({ heldOn })}
          />
        )}
      </Field>
      <Field label="讲了什么" required error={issueOf(change.error, 'topics')}>
        {() => (
          <Checkbox.Group
            aria-label="讲了什么"
            options={TOPICS}
            value={form.topics}
            onChange={(topics) => set({ topics })}
          />
        )}
      </Field>
      <Field label="内容" required error={issueOf(change.error, 'content')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={4000}
            value={form.content}
            onChange={(event) => set({ content: event.target.value })}
          />
        )}
      </Field>
      <Field label="事项" help="不选就是全部事项" error={issueOf(change.error, 'itemIds')}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={form.itemIds}
            placeholder="全部事项"
            options={items.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(itemIds) => set({ itemIds })}
          />
        )}
      </Field>
      <Field label="授课人" required error={issueOf(change.error, 'trainer')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={form.trainer}
            onChange={(event) => set({ trainer: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="合格的人员"
        help={
          <button
            type="button"
            className="link-button"
            onClick={() => set({ passed: people.map(({ id }) => id).filter((id) => !failed.includes(id)) })}
          >
            全部选上
          </button>
        }
        error={issueOf(change.error, 'participants')}
      >
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={passed}
            placeholder="选择人员"
            options={options(failed)}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen) => set({ passed: chosen })}
          />
        )}
      </Field>
      <Field label="参加但不合格的人员">
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={failed}
            placeholder="没有"
            options={options(passed)}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen) => set({ failed: chosen })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
