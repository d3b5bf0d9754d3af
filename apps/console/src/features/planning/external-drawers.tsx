import { type ExternalItem, type ExternalItemInput, InspectorSchema, pageOf } from '@sunlot/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { get } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { ChoiceCard } from '../../design/choice-card.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { planOptionsQuery, usePlanCommand, useRegisterExternal } from './plans.queries.ts'

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)
const OfficerPageSchema = pageOf(InspectorSchema.pick({ id: true, name: true, office: true }))
const OFFICERS_MOST = 200
const officersQuery = queryOptions({
  queryKey: ['inspectors', 'officers'],
  queryFn: () => get('/inspectors', OfficerPageSchema, { kind: 'enforcement', status: 'active', size: OFFICERS_MOST }),
})

/** 登记: who leads, what, in which months, by which document. */
export function RegisterDrawer({ onClose }: { onClose: () => void }) {
  const year = Number(useToday().slice(0, 4))
  const save = useRegisterExternal()
  const [tried, setTried] = useState(false)
  const [form, setForm] = useState<ExternalItemInput>({
    year,
    leadAgency: '',
    title: '',
    months: [],
    sourceDocument: '',
    content: '',
  })
  const set = (part: Partial<ExternalItemInput>) => setForm({ ...form, ...part })
  const texts = ['leadAgency', 'title', 'sourceDocument'] as const
  const isWhole = form.months.length > 0 && texts.every((name) => form[name].trim().length >= 2)
  function submit(): void {
    setTried(true)
    if (isWhole) save.mutate(form, { onSuccess: onClose })
  }
  const labels = { leadAgency: '牵头部门', title: '抽查事项', sourceDocument: '依据的文件' }
  return (
    <FormDrawer
      title="登记外部联合事项"
      verb="登记"
      saving={save.isPending}
      onSave={submit}
      onClose={onClose}
      failure={<FailureNote error={save.error} what="没有登记" />}
    >
      {texts.map((name) => (
        <Field
          key={name}
          label={labels[name]}
          required
          error={tried && form[name].trim().length < 2 ? `${labels[name]}要写明` : undefined}
        >
          {(ids) => (
            <Input
              {...ids}
              maxLength={100}
              value={form[name]}
              onChange={({ target }) => set({ [name]: target.value })}
            />
          )}
        </Field>
      ))}
      <Field label="年度" required>
        {(ids) => (
          <InputNumber
            {...ids}
            min={2000}
            max={2100}
            precision={0}
            value={form.year}
            onChange={(to) => to && set({ year: to })}
          />
        )}
      </Field>
      <Field label="月份" required error={tried && form.months.length === 0 ? '选开展的月份' : undefined}>
        {() => (
          <Checkbox.Group
            value={form.months}
            onChange={(months: number[]) => set({ months })}
            options={MONTHS.map((month) => ({ value: month, label: `${month}月` }))}
          />
        )}
      </Field>
      <Field label="检查内容">
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={2000}
            value={form.content}
            onChange={({ target }) => set({ content: target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}

/** 答复: take part with these officers, or not, with the reason. */
export function AnswerDrawer({ item, onClose }: { item: ExternalItem; onClose: () => void }) {
  const [takesPart, setTakesPart] = useState(true)
  const [inspectorIds, setInspectorIds] = useState<string[]>([])
  const [itemIds, setItemIds] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const officers = useQuery(officersQuery)
  const options = useQuery(planOptionsQuery)
  const answer = usePlanCommand()
  const isWhole = takesPart ? inspectorIds.length > 0 : reason.trim() !== ''
  function submit(): void {
    const path = `/external-items/${item.id}/${takesPart ? 'accept' : 'decline'}`
    const body = takesPart ? { inspectorIds, itemIds } : { reason }
    answer.mutate({ path, body }, { onSuccess: onClose })
  }
  return (
    <FormDrawer
      title={`答复：${item.title}`}
      verb={takesPart ? '参加' : '不参加'}
      saving={answer.isPending}
      canSave={isWhole}
      onSave={submit}
      onClose={onClose}
      failure={<FailureNote error={answer.error ?? officers.error} what="没有答复" />}
    >
      <ChoiceCard
        name="answer"
        title="参加"
        consequence="列入本局的部门联合抽查计划；联合计划已公示的，另起一次调整"
        checked={takesPart}
        onChoose={() => setTakesPart(true)}
      >
        <Field label="本局派谁参加" required>
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              className="full-select"
              optionFilterProp="label"
              placeholder="选一名或几名在岗执法人员"
              value={inspectorIds}
              options={(officers.data?.rows ?? []).map(({ id, name, office }) => ({
                value: id,
                label: `${name}（${office}）`,
              }))}
              onChange={setInspectorIds}
            />
          )}
        </Field>
        <Field label="对应本局哪些事项" help="没有就空着">
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              className="full-select"
              optionFilterProp="label"
              placeholder="选一项或几项"
              value={itemIds}
              options={(options.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setItemIds}
            />
          )}
        </Field>
      </ChoiceCard>
      <ChoiceCard
        name="answer"
        title="不参加"
        consequence="理由留存，不列入计划"
        checked={!takesPart}
        onChoose={() => setTakesPart(false)}
      >
        <Field label="理由" required>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </ChoiceCard>
    </FormDrawer>
  )
}
