import { type ItemBody, type ItemDetail, ItemInputSchema } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan } from '../../../api/session.ts'
import { ButtonLink } from '../../../design/button-link.tsx'
import { Field } from '../../../design/field.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { Panel } from '../../../design/panel.tsx'
import { useUnsavedPage } from '../../../design/unsaved.ts'
import { useIsKeeper } from '../keepers.tsx'
import { useRegistryChange } from '../registry.queries.ts'
import { ChangeReason, type Reason } from './change-reason.tsx'
import { CheckPointsEditor } from './check-points-editor.tsx'
import { formOf, isFixedBySuperior, newItem, withAmounts } from './item-form.rules.ts'
import { AmountSection, BasicsSection, CheckSection, OwnerSection } from './item-form-sections.tsx'
import { itemQuery, useItemPost } from './items.queries.ts'
import '../../../design/form-page.css'
import '../registry.css'
import './items.css'

const BACK = { to: '/items', label: '抽查事项清单' }

/** 新增抽查事项. */
export function NewItemPage() {
  const goTo = useNavigate()
  const post = useItemPost((id) => goTo(`/items/${id}`))
  const [form, setForm] = useState(newItem)
  return (
    <>
      <PageHead title="新增抽查事项" back={BACK} />
      <KeepersOnly>
        <ItemForm form={form} setForm={setForm} error={post.error}>
          <FormFoot
            verb="新增事项"
            back="/items"
            form={form}
            saving={post.isPending}
            error={post.error}
            onSave={() => post.mutate({ path: '/items', body: withAmounts(form) })}
          />
        </ItemForm>
      </KeepersOnly>
    </>
  )
}

/** 申请补充事项: the same form, sent to the consolidating office with its reason (S3-05). */
export function RequestItemPage() {
  const goTo = useNavigate()
  const mayAsk = useCan('businessOffice')
  const post = useItemPost(() => goTo('/items/list'))
  const [form, setForm] = useState(newItem)
  const [reason, setReason] = useState('')
  return (
    <>
      <PageHead
        title="申请补充抽查事项"
        note="报汇总科室，汇总后列入清单"
        back={{ to: '/items/list', label: '补充、汇总和公布' }}
      />
      {!mayAsk && <EmptyState title="补充申请由业务科室经办提出">您的账号没有这项职责</EmptyState>}
      {mayAsk && (
        <ItemForm form={form} setForm={setForm} error={post.error}>
          <Panel title="申请理由">
            <Field label="为什么要补充" required help="至少 4 个字">
              {(ids) => (
                <Input.TextArea
                  {...ids}
                  rows={3}
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
          </Panel>
          <FormFoot
            verb="报送申请"
            back="/items/list"
            form={form}
            saving={post.isPending}
            error={post.error}
            lacking={reason.trim().length < 4 ? ['申请理由'] : []}
            onSave={() => post.mutate({ path: '/item-requests', body: { draft: withAmounts(form), reason } })}
          />
        </ItemForm>
      )}
    </>
  )
}

/** 修改抽查事项: the next version, with its cause and the day from which it holds (S1-08). */
export function ChangeItemPage() {
  const { itemId = '' } = useParams()
  const { data, error } = useQuery({ ...itemQuery(itemId), refetchOnWindowFocus: false })
  return (
    <>
      <PageHead
        title={data ? `修改：${data.name}` : '修改抽查事项'}
        back={{ to: `/items/${itemId}`, label: data?.name ?? '抽查事项' }}
      />
      <FailureNote error={error} what="事项没有打开" />
      {data && (
        <KeepersOnly isLead={data.lead.isOwn}>
          <ChangeForm item={data} />
        </KeepersOnly>
      )}
    </>
  )
}

function ChangeForm({ item }: { item: ItemDetail }) {
  const goTo = useNavigate()
  const [params] = useSearchParams()
  const [form, setForm] = useState(() => formOf(item.body))
  const [reason, setReason] = useState<Reason>({
    cause: params.get('cause') === 'lawChange' ? 'lawChange' : 'correction',
    note: '',
    fromOn: null,
  })
  const change = useRegistryChange(() => void goTo(`/items/${item.id}`))
  const { fromOn, ...why } = reason
  const body = { ...withAmounts(form), ...why, version: item.version, ...(fromOn && { fromOn }) }
  return (
    <ItemForm form={form} setForm={setForm} error={change.error} superior={item.superior?.bureauName}>
      <ChangeReason reason={reason} error={change.error} onChange={setReason} />
      <FormFoot
        verb="保存为新版本"
        back={`/items/${item.id}`}
        form={form}
        saving={change.isPending}
        error={change.error}
        lacking={reason.cause === 'lawChange' && reason.note.trim().length < 4 ? ['法律变化说明'] : []}
        onSave={() => change.mutate({ method: 'PUT', path: `/items/${item.id}`, body })}
      />
    </ItemForm>
  )
}

type ItemFormProps = {
  form: ItemBody
  setForm: (form: ItemBody) => void
  error: unknown
  /** The bureau whose list fixes most of the fields. */
  superior?: string | undefined
  children: React.ReactNode
}

function ItemForm({ form, setForm, error, superior, children }: ItemFormProps) {
  const set = (part: Partial<ItemBody>) => setForm({ ...form, ...part })
  const isFixed = (field: keyof ItemBody) => superior !== undefined && isFixedBySuperior(field)
  const section = { form, set, error, isFixed }
  return (
    <form className="form-page" onSubmit={(event) => event.preventDefault()}>
      {superior && <p className="note">这一项来自{superior}的清单，灰色各栏由上级规定；比例可以提高，科室由本局确定</p>}
      <BasicsSection {...section} />
      <AmountSection {...section} />
      <CheckSection {...section} />
      <OwnerSection {...section} />
      <CheckPointsEditor {...section} />
      {children}
    </form>
  )
}

type FormFootProps = {
  verb: string
  back: string
  form: ItemBody
  saving: boolean
  error: unknown
  lacking?: readonly string[]
  onSave: () => void
}

function FormFoot({ verb, back, form, saving, error, lacking = [], onSave }: FormFootProps) {
  const missing = [
    ...(form.name.trim().length < 2 ? ['事项名称'] : []),
    ...(ItemInputSchema.shape.code.safeParse(form.code).success ? [] : ['编号']),
    ...(form.legalBasis.trim().length < 2 ? ['检查依据'] : []),
    ...lacking,
  ]
  const { inside, forget } = useUnsavedPage<HTMLDivElement>(saving)
  return (
    <>
      <FailureNote error={error} what="没有保存" />
      <div className="item-import-foot" ref={inside}>
        {missing.length > 0 && <span className="note">还差：{missing.join('、')}</span>}
        <ButtonLink to={back} onLeave={forget}>
          不保存，返回
        </ButtonLink>
        <Button
          type="primary"
          disabled={missing.length > 0}
          loading={saving}
          onClick={({ currentTarget }) => currentTarget.closest('form')?.reportValidity() && onSave()}
        >
          {verb}
        </Button>
      </div>
    </>
  )
}

function KeepersOnly({ children, isLead = false }: { children: React.ReactNode; isLead?: boolean }) {
  const isKeeper = useIsKeeper()
  if (isKeeper || isLead) return children
  return (
    <EmptyState title="抽查事项由业务科室经办、平台管理员、平台录入和这一事项的对口科室维护">
      您的账号没有这项职责
    </EmptyState>
  )
}
