import { errorText, findMissingHolidays, formatDate, type NoticeReading, readCalendarNotice } from '@sunlot/contract'
import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { DoneNote, ErrorNote } from '../../../design/notes.tsx'
import { useRulebookChange } from '../rulebook.queries.ts'

const REASON_MIN = 10

type ImportYearDrawerProps = {
  /** Offered first. */
  year: number
  /** Published already: a change of one of them needs its reason. */
  known: readonly number[]
  onClose: (imported?: number) => void
}

/** Takes a year from the pasted notice or a table of dates; what was read is shown before it is saved. */
export function ImportYearDrawer({ year: first, known, onClose }: ImportYearDrawerProps) {
  const [year, setYear] = useState(first)
  const [typed, setNotice] = useState<string>()
  const notice = typed ?? `国务院办公厅关于${year}年部分节假日安排的通知`
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const change = useRulebookChange(() => onClose(year))
  const reading = text.trim() === '' ? undefined : readCalendarNotice(text, year)
  const missing = reading?.days ? findMissingHolidays(reading.days, year) : undefined
  const needsReason = known.includes(year)
  const canSave = Boolean(reading?.days) && !missing && (!needsReason || reason.trim().length >= REASON_MIN)
  return (
    <FormDrawer
      title="导入一年的工作日历"
      verb="导入"
      saving={change.isPending}
      canSave={canSave}
      onSave={() => change.mutate({ method: 'POST', path: '/calendar-years', body: { year, notice, text, reason } })}
      onClose={() => onClose()}
      failure={<FailureNote error={change.error} what="没有导入" />}
    >
      <Field label="年份" required>
        {(ids) => (
          <InputNumber
            {...ids}
            min={2000}
            max={2200}
            precision={0}
            value={year}
            onChange={(next) => next && setYear(next)}
          />
        )}
      </Field>
      <Field label="通知名称和文号" required error={issueOf(change.error, 'notice')}>
        {(ids) => <Input {...ids} maxLength={200} value={notice} onChange={({ target }) => setNotice(target.value)} />}
      </Field>
      <Field
        label="通知正文或日期表"
        required
        help="整段粘贴；日期表一行一天，写明放假或上班；也可以粘贴有放假时间、调休上班两列的表"
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={10}
            maxLength={20_000}
            placeholder="一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      {reading && <Reading reading={reading} />}
      {missing && <ErrorNote title={errorText('calendar.incomplete', { year, days: missing })} />}
      {needsReason && (
        <Field label="改动理由" required help="这一年已在使用，至少 10 个字">
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      )}
    </FormDrawer>
  )
}

function Reading({ reading }: { reading: NoticeReading }) {
  if (!reading.days) {
    return (
      <ErrorNote title="有读不懂的行，整份都不会导入">
        <ul>
          {reading.faults.map(({ line, why }) => (
            <li key={`${line} ${why}`}>
              第 {line} 行：{why}
            </li>
          ))}
        </ul>
      </ErrorNote>
    )
  }
  const { holidays, workdays } = reading.days
  return (
    <DoneNote title={`读出放假 ${holidays.length} 个周一到周五，调休上班 ${workdays.length} 天`}>
      <p>放假：{listDays(holidays)}</p>
      <p>上班：{listDays(workdays)}</p>
    </DoneNote>
  )
}

function listDays(days: readonly string[]): string {
  return days.map((day) => formatDate(day, day)).join('、') || '没有'
}
