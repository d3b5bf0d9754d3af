import { SEARCH_KINDS, SEARCH_MIN, SearchSchema } from '@sunlot/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { get } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import './search.css'

/** What the words of the top bar found, in groups in the order of the road. */
export function SearchPage() {
  const [params] = useSearchParams()
  const q = (params.get('q') ?? '').trim()
  const isLongEnough = q.length >= SEARCH_MIN
  const { data, error } = useQuery({
    queryKey: ['search', q],
    queryFn: () => get('/search', SearchSchema, { q }),
    enabled: isLongEnough,
    placeholderData: keepPreviousData,
  })
  const count = data?.groups.reduce((sum, { hits }) => sum + hits.length, 0) ?? 0
  return (
    <>
      <PageHead title={q ? `查“${q}”` : '查找'} note={isLongEnough && data && `${count} 条`} />
      <FailureNote error={error} what="没有查成" />
      {!isLongEnough && (
        <EmptyState title={`至少输入 ${SEARCH_MIN} 个字`}>
          在页面上方输入对象名称、信用代码、任务、事项、人员姓名、文号或条款号
        </EmptyState>
      )}
      {isLongEnough && data?.groups.length === 0 && (
        <EmptyState title={`没有找到“${q}”`}>换几个字再查；代码从第一位开始输入</EmptyState>
      )}
      {isLongEnough && (
        <div className="search-groups">
          {data?.groups.map(({ kind, hits, more }) => (
            <Panel
              key={kind}
              title={SEARCH_KINDS[kind]}
              note={`${hits.length} 条`}
              action={more && <Link to={more}>全部结果</Link>}
              flush
            >
              <ul className="search-hits">
                {hits.map(({ title, note, to }) => (
                  <li key={`${to}${title}`}>
                    <Link to={to}>{title}</Link>
                    <span className="note">{note}</span>
                  </li>
                ))}
              </ul>
            </Panel>
          ))}
        </div>
      )}
    </>
  )
}
