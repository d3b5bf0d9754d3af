import { formatCount, TAG_FACETS, type TagFacet, type TagInput } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { Panel } from '../../../design/panel.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { useRegistryChange } from '../registry.queries.ts'
import { tagsQuery } from './targets.queries.ts'

const FACETS = (Object.keys(TAG_FACETS) as TagFacet[]).map((value) => ({ value, label: TAG_FACETS[value] }))
const BLANK: TagInput = { facet: 'trade', name: '' }

/** The tags of the bureau by facet, each with the targets that carry it (S2-07). */
export function TagsPanel() {
  const { data, error } = useQuery(tagsQuery)
  const isKeeper = useIsKeeper()
  const [form, setForm] = useState(BLANK)
  const add = useRegistryChange(() => setForm({ ...form, name: '' }))
  const remove = useRegistryChange(() => {})
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (form.name.trim() !== '') add.mutate({ method: 'POST', path: '/target-tags', body: form })
  }
  return (
    <Panel title="监管标签" flush>
      <FailureNote error={error} what="标签没有打开" />
      {data?.length === 0 && (
        <p className="note panel-none">还没有标签。按行业、领域、种类标注对象，抽取时就能按标签选</p>
      )}
      <ul className="conflicts">
        {data?.map(({ id, facet, name, targets }) => (
          <li key={id}>
            <div>
              <span className="note">{TAG_FACETS[facet]}</span> <Link to={`/targets?tag=${id}`}>{name}</Link>
            </div>
            {targets === 0 && isKeeper ? (
              <button
                type="button"
                className="link-button"
                aria-label={`删去标签：${name}`}
                onClick={() => remove.mutate({ method: 'DELETE', path: `/target-tags/${id}`, body: undefined })}
              >
                删去
              </button>
            ) : (
              <span className="note">{formatCount(targets)} 个</span>
            )}
          </li>
        ))}
      </ul>
      {isKeeper && (
        <form className="tag-form" onSubmit={submit}>
          <Select
            aria-label="标签的方面"
            value={form.facet}
            options={FACETS}
            onChange={(facet) => setForm({ ...form, facet })}
          />
          <Input
            aria-label="标签名"
            placeholder="标签名"
            maxLength={40}
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.target.value })}
          />
          <Button htmlType="submit" disabled={form.name.trim() === ''} loading={add.isPending}>
            新增标签
          </Button>
        </form>
      )}
      <FailureNote error={add.error} what="标签没有新增" />
      <FailureNote error={remove.error} what="标签没有删去" />
    </Panel>
  )
}
