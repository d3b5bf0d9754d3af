import {
  describeFrequency,
  describePeriod,
  describeRate,
  formatCount,
  PLAN_IMPORT_STATUSES,
  type PlanImport,
  type PlanLineInput,
} from '@sunlot/contract'
import { Button } from 'antd'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ButtonLink } from '../../../design/button-link.tsx'
import { DoneNote } from '../../../design/notes.tsx'
import { useCommit } from './plan-imports.queries.ts'

type ConfirmLinesProps = { one: PlanImport; onGo: (step: number) => void }

/** Last step: the lines as they will stand in the plan, then all of them at once. */
export function ConfirmLines({ one, onGo }: ConfirmLinesProps) {
  const commit = useCommit(one, () => onGo(4))
  const lines = one.rows.flatMap(({ excluded, line }) => (excluded || !line ? [] : [line]))
  if (one.status !== 'open') return <Ended one={one} onGo={onGo} />
  return (
    <>
      <div className="import-scroll">
        <LineTable lines={lines} />
        <p className="note">
          {one.counts.gaps > 0 && `${one.counts.gaps} 项的四项内容还没写全，可以先导入，报批前补齐。`}
          导入记入全程留痕，写明谁、何时、哪份文件
        </p>
        <FailureNote error={commit.error} what="没有导入" />
      </div>
      <footer className="import-foot">
        <Button onClick={() => onGo(3)}>回到试导入</Button>
        <Button
          className="import-next"
          type="primary"
          loading={commit.isPending}
          disabled={lines.length === 0 || one.counts.errors > 0}
          onClick={() => commit.mutate()}
        >
          导入 {formatCount(lines.length)} 项
        </Button>
      </footer>
    </>
  )
}

function LineTable({ lines }: { lines: readonly PlanLineInput[] }) {
  return (
    <table className="plain-table">
      <caption className="visually-hidden">将要写入的计划项</caption>
      <thead>
        <tr>
          <th scope="col">计划项</th>
          <th scope="col">对象范围</th>
          <th scope="col">比例</th>
          <th scope="col">频次</th>
          <th scope="col">实施时间</th>
          <th scope="col">人员要求</th>
          <th scope="col">牵头</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={`${line.name}${index}`}>
            <th scope="row">{line.name}</th>
            <td>{line.scope.text || '—'}</td>
            <td>{line.amount.rate ? describeRate(line.amount.rate) : line.amount.rateText || '—'}</td>
            <td>
              {line.amount.frequency ? describeFrequency(line.amount.frequency) : line.amount.frequencyText || '—'}
            </td>
            <td>{line.time.period ? describePeriod(line.time.period) : line.time.periodText || '—'}</td>
            <td>{staffWords(line)}</td>
            <td>{line.leadAgency || line.leadOffice || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function staffWords({ staff: { seats, minimum, text } }: PlanLineInput): string {
  const people = seats === null ? '' : `每户 ${seats} 名`
  const least = minimum === null || text !== '' ? '' : `持证人员不少于 ${minimum} 名`
  return [text, people, least].filter((part) => part !== '').join('，') || '—'
}

function Ended({ one, onGo }: ConfirmLinesProps) {
  const isDone = one.status === 'committed'
  return (
    <div className="import-scroll">
      <DoneNote
        title={isDone ? `已导入 ${formatCount(one.counts.lines)} 项` : PLAN_IMPORT_STATUSES[one.status]}
        actions={
          <>
            <ButtonLink to={`/plans/${one.planId}`} type="primary">
              看计划
            </ButtonLink>
            <Button onClick={() => onGo(1)}>再导一张表</Button>
          </>
        }
      >
        {isDone ? '计划仍是草稿，可以逐项修改，报批前补齐四项内容' : '这张表没有写入计划'}
      </DoneNote>
    </div>
  )
}
