import { PLAN_KINDS, type PlanDetail, type PlanKind, type PlanRow, type PlanStart } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { InputNumber, Radio, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { ChoiceCard } from '../../design/choice-card.tsx'
import { Field } from '../../design/field.tsx'
import { FormFoot } from '../../design/form-foot.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { HeadFields, type PlanHead, TITLE_MIN } from './plan-head-fields.tsx'
import { planQuery, plansQuery, usePlanCommand, useStartPlan } from './plans.queries.ts'
import './planning.css'

const KIND_OPTIONS = Object.entries(PLAN_KINDS).map(([value, label]) => ({ value, label }))
const STARTS = ['import', 'blank', 'copy'] as const
type Start = (typeof STARTS)[number]

/** 编制年度计划: which year, which plan, and where its lines come from. */
export function NewPlanPage() {
  const { data: plans, error } = useQuery(plansQuery)
  return (
    <>
      <PageHead back={{ to: '/plans', label: '年度计划' }} title="编制年度计划" note="存为草稿，报批以前都可以改" />
      <FailureNote error={error} what="表单没有打开" />
      {plans && <StartForm plans={plans} />}
    </>
  )
}

function StartForm({ plans }: { plans: readonly PlanRow[] }) {
  const thisYear = Number(useToday().slice(0, 4))
  const [params] = useSearchParams()
  const free = plans.some(({ year, kind }) => year === thisYear && kind === 'own') ? thisYear + 1 : thisYear
  const [year, setYear] = useState(free)
  const [kind, setKind] = useState<PlanKind>('own')
  const [head, setHead] = useState<PlanHead>({ title: '', documentNo: '', basisIds: [], basis: '' })
  const sources = plans.filter((plan) => plan.kind === kind)
  const asked = STARTS.find((one) => one === params.get('start'))
  const [start, setStart] = useState<Start>(asked ?? (sources.length > 0 ? 'copy' : 'import'))
  const [copyFrom, setCopyFrom] = useState<string | undefined>(sources[0]?.id)
  const navigate = useNavigate()
  const save = useStartPlan()
  const title = head.title || `${year}年度${kind === 'own' ? '抽查计划' : PLAN_KINDS.joint}`

  function submit(event: FormEvent): void {
    event.preventDefault()
    const input: PlanStart = { ...head, title, year, kind, copyFrom: start === 'copy' ? (copyFrom ?? null) : null }
    const next = { import: '/import', blank: '/lines/new', copy: '' }[start]
    save.mutate(input, { onSuccess: (id) => navigate(`/plans/${id}${next}`) })
  }
  return (
    <form className="form-page" onSubmit={submit}>
      <Panel title="计划">
        <div className="form-pair">
          <Field label="年度" required>
            {(ids) => (
              <InputNumber
                {...ids}
                min={2000}
                max={2100}
                precision={0}
                value={year}
                onChange={(to) => to && setYear(to)}
              />
            )}
          </Field>
          <Field label="种类">
            {({ id, ...ids }) => (
              <Radio.Group
                id={id}
                {...ids}
                options={KIND_OPTIONS}
                value={kind}
                onChange={({ target }) => setKind(target.value as PlanKind)}
              />
            )}
          </Field>
        </div>
        <HeadFields head={{ ...head, title }} onChange={(part) => setHead({ ...head, ...part })} />
      </Panel>
      <Panel title="计划项从哪里来">
        <ChoiceCard
          name="start"
          title="导入计划表"
          consequence="Excel 或 CSV，已公布的计划表照原样就行；看不懂的格标出来，由您核对"
          checked={start === 'import'}
          onChoose={() => setStart('import')}
        />
        <ChoiceCard
          name="start"
          title="逐项新建"
          consequence="按对象范围、人员要求、比例和频次、实施时间一项一项填"
          checked={start === 'blank'}
          onChoose={() => setStart('blank')}
        />
        {sources.length > 0 && (
          <ChoiceCard
            name="start"
            title="复制以前的计划"
            consequence="计划项和抽查月份照抄，起止日期按新年度重填"
            checked={start === 'copy'}
            onChoose={() => setStart('copy')}
          >
            <Select
              aria-label="复制哪一份"
              value={copyFrom}
              options={sources.map((plan) => ({ value: plan.id, label: plan.title }))}
              onChange={setCopyFrom}
            />
          </ChoiceCard>
        )}
      </Panel>
      <FailureNote error={save.error} what="没有建成，填写的内容还在" />
      <FormFoot verb="保存草稿，下一步" saving={save.isPending} back="/plans" />
    </form>
  )
}

/** 修改计划的名称、文号和依据, while it is a draft. */
export function EditPlanPage() {
  const { planId = '' } = useParams()
  const { data, error } = useQuery({ ...planQuery(planId), refetchOnWindowFocus: false })
  return (
    <>
      <PageHead back={{ to: `/plans/${planId}`, label: data?.title ?? '年度计划' }} title="修改名称、文号和依据" />
      <FailureNote error={error} what="计划没有打开" />
      {data && <EditForm plan={data} />}
    </>
  )
}

function EditForm({ plan }: { plan: PlanDetail }) {
  const { title, documentNo, basis, bases } = plan
  const [head, setHead] = useState<PlanHead>({ title, documentNo, basis, basisIds: bases.map(({ id }) => id) })
  const save = usePlanCommand()
  const navigate = useNavigate()
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (head.title.trim().length < TITLE_MIN) return
    const body = { ...head, version: plan.version }
    save.mutate({ method: 'PUT', path: `/plans/${plan.id}`, body }, { onSuccess: () => navigate(`/plans/${plan.id}`) })
  }
  return (
    <form className="form-page" onSubmit={submit}>
      <Panel>
        <HeadFields head={head} cited={bases} onChange={(part) => setHead({ ...head, ...part })} />
      </Panel>
      <FailureNote error={save.error} what="没有保存，填写的内容还在" />
      <FormFoot verb="保存" saving={save.isPending} back={`/plans/${plan.id}`} />
    </form>
  )
}
