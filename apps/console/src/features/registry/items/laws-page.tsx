import { formatCount, formatDate, LAW_CHANGES, type LawChangeInput } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { itemsQuery } from '../registry.queries.ts'
import { lawChangesQuery, useItemPost } from './items.queries.ts'
import '../registry.css'
import './items.css'

const KINDS = Object.entries(LAW_CHANGES).map(([value, label]) => ({ value: value as LawChangeInput['kind'], label }))

/** 依据变化: laws made, revised, repealed or interpreted, and the items that cite them (S1-08 随立改废释动态调整). */
export function LawsPage() {
  const { data, error } = useQuery(lawChangesQuery)
  const mayRegister = useCan('businessOffice', 'platformAdmin', 'legalOffice', 'dataEntry')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <PageHead
        title="依据变化"
        note="登记后，引用它的事项都标上“待核对”，直到修改或者核对无误"
        back={{ to: '/items', label: '抽查事项清单' }}
        actions={
          <Button type="primary" disabled={!mayRegister} onClick={() => setIsOpen(true)}>
            登记变化
          </Button>
        }
      />
      <FailureNote error={error} what="没有打开" />
      {data?.length === 0 && (
        <EmptyState title="还没有登记过法律法规的变化">
          法律、法规、规章新立、修改、废止或者有了新解释，在这里登记，系统找出引用它的事项
        </EmptyState>
      )}
      <div className="page-stack">
        {data?.map((change) => (
          <Panel
            key={change.id}
            title={change.title}
            note={`${LAW_CHANGES[change.kind]}，${formatDate(change.changedOn)}起；${change.by}登记`}
            flush
          >
            <p className="panel-none">{change.note}</p>
            {change.items.length === 0 && <p className="note panel-none">清单里没有引用它的事项</p>}
            <ul className="conflicts">
              {change.items.map(({ id, name, isSettled, outcome }) => (
                <li key={id}>
                  <Link to={`/items/${id}`}>{name}</Link>
                  <StateMark tone={isSettled ? 'good' : 'soon'}>
                    {isSettled ? `已核对：${outcome}` : '待核对'}
                  </StateMark>
                </li>
              ))}
            </ul>
          </Panel>
        ))}
      </div>
      {isOpen && <LawDrawer onClose={() => setIsOpen(false)} />}
    </>
  )
}

function LawDrawer({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const items = useQuery(itemsQuery).data ?? []
  const [form, setForm] = useState<LawChangeInput>({ title: '', kind: 'revised', changedOn: today, note: '' })
  const post = useItemPost(onClose)
  const set = (part: Partial<LawChangeInput>) => setForm({ ...form, ...part })
  const title = form.title.replace(/[《》\s]/g, '')
  const citing = title.length < 2 ? 0 : items.filter(({ legalBasis }) => legalBasis.includes(title)).length
  return (
    <FormDrawer
      title="登记法律法规变化"
      verb="登记变化"
      saving={post.isPending}
      canSave={form.title.trim().length >= 2 && form.note.trim().length >= 4}
      onSave={() => post.mutate({ path: '/law-changes', body: form })}
      onClose={onClose}
      failure={<FailureNote error={post.error} what="没有登记" />}
    >
      <Field label="名称" required help="如 种子法，写简称能找到更多事项" error={issueOf(post.error, 'title')}>
        {(ids) => (
          <Input {...ids} maxLength={100} value={form.title} onChange={(event) => set({ title: event.target.value })} />
        )}
      </Field>
      <p className="note drawer-lead">检查依据里写着它的，现在有 {formatCount(citing)} 项；检查要点的依据也会找</p>
      <Field label="变化" required>
        {(ids) => (
          <Radio.Group
            id={ids.id}
            aria-label="变化"
            options={KINDS}
            value={form.kind}
            onChange={(event) => set({ kind: event.target.value })}
          />
        )}
      </Field>
      <Field label="从哪天起" required error={issueOf(post.error, 'changedOn')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.changedOn}
            placeholder="选日期"
            onChange={(on) => set({ changedOn: on ?? today })}
          />
        )}
      </Field>
      <Field label="变了什么" required help="至少 4 个字" error={issueOf(post.error, 'note')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={300}
            value={form.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
