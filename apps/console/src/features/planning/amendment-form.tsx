import type { Amendment, LineChange, MergeProposal, PlanDetail, PlanLine, PlanLineInput } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormFoot } from '../../design/form-foot.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { ChangeTable } from './amendment-lines.tsx'
import { mergesQuery } from './analysis.queries.ts'
import { LineForm } from './line-form.tsx'
import { newLine } from './line-form.rules.ts'
import { amendmentQuery, planOptionsQuery, planQuery, useSaveAmendment } from './plans.queries.ts'
import './planning.css'

const REASON_MIN = 10

/** 申请调整: a new amendment, or the one that is being drafted (S2-12, S3-10). */
export function AmendPage() {
  const { planId = '' } = useParams()
  const plan = useQuery({ ...planQuery(planId), refetchOnWindowFocus: false })
  const openId = plan.data?.openAmendmentId ?? null
  const open = useQuery({ ...amendmentQuery(openId ?? ''), enabled: openId !== null, refetchOnWindowFocus: false })
  const { data } = plan
  if (data && openId && open.data && !open.data.actions.includes('change')) {
    return <Navigate to={`/plans/${planId}/amendments/${openId}`} replace />
  }
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: data?.title ?? '年度计划' }}
        title="申请调整计划"
        note="写明理由，分管领导批准后重新公示，调整前后一并公开"
      />
      <FailureNote error={plan.error ?? open.error} what="计划没有打开" />
      {data && data.edition === 0 && (
        <EmptyState title="计划还没有公示，不用申请调整" actions={<Link to={`/plans/${planId}`}>回到计划</Link>}>
          草稿直接修改即可
        </EmptyState>
      )}
      {data && data.edition > 0 && openId === null && !data.actions.includes('amend') && (
        <EmptyState title="调整由业务科室经办申请">您的账号没有这项职责，要调整请找业务科室</EmptyState>
      )}
      {data?.actions.includes('amend') && <NewAmendment plan={data} />}
      {data && open.data?.actions.includes('change') && <AmendmentForm plan={data} saved={open.data} />}
    </>
  )
}

/** Begins empty, or with the merge of two lines that was asked for (S2-09). */
function NewAmendment({ plan }: { plan: PlanDetail }) {
  const [params] = useSearchParams()
  const keepId = params.get('keep')
  const merges = useQuery({ ...mergesQuery(plan.id), enabled: keepId !== null, refetchOnWindowFocus: false })
  if (keepId === null) return <AmendmentForm plan={plan} />
  if (!merges.data) return <FailureNote error={merges.error} what="合并的建议没有打开" />
  const merge = merges.data.find((one) => one.keepId === keepId && one.joinId === params.get('join'))
  return <AmendmentForm plan={plan} {...(merge && { start: amendmentOfMerge(merge) })} />
}

function amendmentOfMerge({ keepId, joinId, names, line }: MergeProposal): Start {
  const changes: LineChange[] = [
    { op: 'change', lineId: keepId, line },
    { op: 'remove', lineId: joinId },
  ]
  return { reason: `“${names[0]}”和“${names[1]}”的对象和方式相近，合并为一项，减少重复进门`, changes }
}

type Start = Pick<Amendment, 'reason' | 'changes'>

/** The line whose form is open: one of the plan, one to be added, or a new one. */
type Editing = { kind: 'line'; line: PlanLine } | { kind: 'added'; index: number } | { kind: 'new' }

function AmendmentForm({ plan, saved, start = saved }: { plan: PlanDetail; saved?: Amendment; start?: Start }) {
  const [reason, setReason] = useState(start?.reason ?? '')
  const [changes, setChanges] = useState<readonly LineChange[]>(start?.changes ?? [])
  const [editing, setEditing] = useState<Editing | null>(null)
  const [tried, setTried] = useState(false)
  const save = useSaveAmendment(plan.id, saved)
  const navigate = useNavigate()
  const isShort = reason.trim().length < REASON_MIN

  if (editing) {
    return (
      <ChangedLine
        plan={plan}
        initial={lineOf(editing, changes)}
        onSave={(line) => {
          setChanges(withLine(changes, editing, line))
          setEditing(null)
        }}
        onClose={() => setEditing(null)}
      />
    )
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (isShort || changes.length === 0) return
    const input = { reason: reason.trim(), changes: [...changes] }
    save.mutate(input, { onSuccess: (id) => navigate(`/plans/${plan.id}/amendments/${id}`) })
  }
  return (
    <form className="plan-stack" onSubmit={submit}>
      <Panel title="为什么调整">
        <Field
          label="理由"
          required
          help={`至少 ${REASON_MIN} 个字，会随调整公开`}
          error={tried && isShort ? `理由至少写 ${REASON_MIN} 个字` : undefined}
        >
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
      </Panel>
      <ChangeTable
        lines={plan.lines}
        changes={changes}
        onChanges={setChanges}
        onEdit={(line) => setEditing({ kind: 'line', line })}
        onEditAdded={(index) => setEditing({ kind: 'added', index })}
        onAdd={() => setEditing({ kind: 'new' })}
      />
      <FailureNote error={save.error} what="没有保存，填写的内容还在" />
      <FormFoot
        verb="保存，看调整前后"
        saving={save.isPending}
        back={`/plans/${plan.id}`}
        note={tried && changes.length === 0 ? '还没有写要调整什么' : `已写 ${changes.length} 处调整，保存后再报批`}
      />
    </form>
  )
}

type ChangedLineProps = {
  plan: PlanDetail
  initial: PlanLineInput | undefined
  onSave: (line: PlanLineInput) => void
  onClose: () => void
}

function ChangedLine({ plan, initial, onSave, onClose }: ChangedLineProps) {
  const { data: options, error } = useQuery(planOptionsQuery)
  return (
    <>
      <FailureNote error={error} what="表单没有打开" />
      <p>
        <button type="button" className="link-button" onClick={onClose}>
          ‹ 不改这一项，回到调整
        </button>
      </p>
      {options && (
        <LineForm
          year={plan.year}
          options={options}
          initial={initial ?? { ...newLine(options), name: '' }}
          verb="写入这次调整"
          back={`/plans/${plan.id}`}
          onSave={onSave}
        />
      )}
    </>
  )
}

function lineOf(editing: Editing, changes: readonly LineChange[]): PlanLineInput | undefined {
  if (editing.kind === 'new') return undefined
  if (editing.kind === 'added') {
    const change = changes[editing.index]
    return change?.op === 'add' ? change.line : undefined
  }
  const { id, place: _place, items: _items, externalItemId: _external, ...line } = editing.line
  const change = changes.find((one) => one.op === 'change' && one.lineId === id)
  return change?.op === 'change' ? change.line : line
}

function withLine(changes: readonly LineChange[], editing: Editing, line: PlanLineInput): LineChange[] {
  if (editing.kind === 'new') return [...changes, { op: 'add', line, externalItemId: null }]
  if (editing.kind === 'added') {
    return changes.map((change, i) => (i === editing.index && change.op === 'add' ? { ...change, line } : change))
  }
  const lineId = editing.line.id
  return [...changes.filter((one) => one.op === 'add' || one.lineId !== lineId), { op: 'change', lineId, line }]
}
