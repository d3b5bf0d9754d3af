import { DUTY_LIGHTS, type DutyCard, type DutyLight, formatCount } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { DoneNote, EmptyState } from '../../../design/notes.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { PAGE_SIZE, type TableState, useTableState } from '../../../design/table/table-state.ts'
import { OrganisationFrame } from '../organisation-frame.tsx'
import { boardQuery, officesQuery, useMakeCards } from '../organisation.queries.ts'
import { columnsOf } from './board-columns.tsx'
import { CardDrawer } from './card-drawer.tsx'
import { CloseDrawer } from './close-drawer.tsx'
import { OpenedCard } from './opened-card.tsx'

const FILTERS = ['q', 'light', 'office', 'year'] as const
const LIGHTS = Object.entries(DUTY_LIGHTS) as [DutyLight, string][]

/** 责任清单: every clause that names a unit, with deadline, light and evidence, late first (S1-05, S2-19, S3-20, S4-10). */
export function BoardPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const isKeeper = useCan('platformAdmin', 'platformLead')
  const [params, setParams] = useSearchParams()
  const [edited, setEdited] = useState<DutyCard | 'new'>()
  const { data, error, isPlaceholderData } = useQuery(boardQuery({ ...state.query, size: PAGE_SIZE }))
  const { data: all } = useQuery(boardQuery({ size: 200, year: state.filters.year ?? '' }))
  const { data: offices } = useQuery(officesQuery)
  const opened = all?.rows.find(({ id }) => id === params.get('card'))
  const open = (id: string | null) => setParams(withCard(params, id))
  const year = data?.year ?? Number(today.slice(0, 4))
  return (
    <OrganisationFrame
      title="责任清单"
      note={data && `${year}年 ${formatCount(sumOf(data.counts))} 项`}
      actions={
        isKeeper && (
          <>
            <MakeCards year={year} />
            <Button type="primary" onClick={() => setEdited('new')}>
              新增一项
            </Button>
          </>
        )
      }
    >
      {data && <Lights counts={data.counts} state={state} />}
      <TableFilters>
        <SearchFilter state={state} placeholder="任务、条款或科室" />
        <SelectFilter
          state={state}
          name="office"
          label="科室"
          options={offices?.offices.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
        <SelectFilter
          state={state}
          name="year"
          label="年度"
          all={`${today.slice(0, 4)}年`}
          options={(data?.years ?? []).map((one) => ({ value: String(one), label: `${one}年` }))}
        />
      </TableFilters>
      <FailureNote error={error} what="责任清单没有打开" />
      <DataTable
        label="责任清单"
        unit="项"
        columns={columnsOf({ today, onOpen: open })}
        rowKey={(card) => card.id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        exportUrl={apiUrl('/duty-cards/export', { ...state.filters, sort: state.sort })}
        empty={
          <EmptyState title={`${year}年的责任清单还没有生成`} actions={isKeeper && <MakeCards year={year} />}>
            细则里写了责任单位和时限的条款会各成一项，到期前提醒牵头科室。由平台牵头科室生成
          </EmptyState>
        }
        fill
      />
      {opened && (
        <OpenedCard card={opened} onClose={() => open(null)} onEdit={isKeeper ? setEdited : undefined}>
          {opened.isMine && !opened.closed && <CloseDrawer card={opened} onClose={() => open(null)} />}
        </OpenedCard>
      )}
      {edited && (
        <CardDrawer year={year} onClose={() => setEdited(undefined)} {...(edited === 'new' ? {} : { card: edited })} />
      )}
    </OrganisationFrame>
  )
}

function withCard(params: URLSearchParams, id: string | null): URLSearchParams {
  const next = new URLSearchParams(params)
  if (id === null) next.delete('card')
  else next.set('card', id)
  return next
}

function sumOf(counts: Partial<Record<DutyLight, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function Lights({ counts, state }: { counts: Partial<Record<DutyLight, number>>; state: TableState }) {
  const chosen = state.filters.light ?? ''
  return (
    <div className="board-lights">
      {LIGHTS.filter(([light]) => (counts[light] ?? 0) > 0).map(([light, name]) => (
        <button
          key={light}
          type="button"
          className={light === 'late' ? 'link-button board-late' : 'link-button'}
          aria-pressed={chosen === light}
          onClick={() => state.setFilters({ light: chosen === light ? '' : light })}
        >
          {name} {counts[light]} 项
        </button>
      ))}
    </div>
  )
}

function MakeCards({ year }: { year: number }) {
  const make = useMakeCards()
  if (make.data) {
    return (
      <DoneNote title={make.data.created > 0 ? `按细则生成了 ${make.data.created} 项` : '细则里的各项都已在清单里'} />
    )
  }
  return (
    <>
      <Button loading={make.isPending} onClick={() => make.mutate(year)}>
        按细则生成
      </Button>
      <FailureNote error={make.error} what="没有生成" />
    </>
  )
}
