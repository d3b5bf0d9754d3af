import { type CalendarYear, formatInstant } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useSession, useToday } from '../../../api/session.ts'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { yearsQuery } from '../rulebook.queries.ts'
import { ImportYearDrawer } from './import-year-drawer.tsx'
import { YearView } from './year-view.tsx'
import '../rulebook.css'
import './calendar.css'

/** 工作日历: the days off and the days worked of each published year; limits in working days count by it. */
export function CalendarPage() {
  const { actor, bureau } = useSession()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const [isImporting, setImporting] = useState(false)
  const { data = [], error } = useQuery(yearsQuery)
  const year = Number(params.get('year') ?? today.slice(0, 4))
  const shown = data.find((one) => one.year === year)
  const mayImport = actor.roles.includes('platformAdmin') && bureau.parentId === null
  return (
    <>
      <PageHead
        title="工作日历"
        note={shown && sayOrigin(shown, today)}
        actions={
          <>
            <Select
              aria-label="年份"
              value={year}
              options={yearsAround(data, Number(today.slice(0, 4))).map((one) => ({ value: one, label: `${one}年` }))}
              onChange={(next) => setParams({ year: String(next) })}
            />
            <Button disabled={!mayImport} onClick={() => setImporting(true)}>
              导入一年
            </Button>
            {!mayImport && <span className="note">由最上级单位的平台管理员导入</span>}
          </>
        }
      />
      <FailureNote error={error} what="工作日历没有打开" />
      {data.length > 0 && !shown && (
        <EmptyState
          title={`${year}年工作日历还没有导入`}
          actions={
            <Button type="primary" disabled={!mayImport} onClick={() => setImporting(true)}>
              导入{year}年
            </Button>
          }
        >
          国务院办公厅一般在上一年十一月公布放假通知。没有导入以前，到这一年的时限不计时，系统不会猜
        </EmptyState>
      )}
      {shown && <YearView year={shown} today={today} />}
      {isImporting && (
        <ImportYearDrawer
          year={shown ? Math.max(...data.map((one) => one.year)) + 1 : year}
          known={data.map((one) => one.year)}
          onClose={(imported) => {
            setImporting(false)
            if (imported) setParams({ year: String(imported) })
          }}
        />
      )}
    </>
  )
}

function sayOrigin({ notice, imported, reason }: CalendarYear, today: string): string {
  const by = imported ? `，${imported.by} ${formatInstant(imported.at, today)} 导入` : ''
  return notice + by + (reason ? `，改动理由：${reason}` : '')
}

/** The published years and the next one. */
function yearsAround(years: readonly CalendarYear[], thisYear: number): number[] {
  const all = new Set([thisYear + 1, thisYear, ...years.map(({ year }) => year)])
  return [...all].toSorted((a, b) => b - a)
}
