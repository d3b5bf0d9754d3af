import {
  formatCount,
  formatDateRange,
  formatInstant,
  formatPercent,
  ROUNDINGS,
  type TaskDetail,
  TARGET_KINDS,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useSession } from '../../../api/session.ts'
import { layerName, sayClass, sayMethod, sayQuota } from '../task-words.ts'
import { taskQuery } from '../tasks.queries.ts'
import { PrintTools } from './print-tools.tsx'
import '../../../design/sheet.css'

/** 工作方案 on A4: what was approved, whole, for whoever approves it and for the file (S2-13, B-14). */
export function SchemePrintPage() {
  const { taskId = '' } = useParams()
  const { bureau } = useSession()
  const { data: task, error } = useQuery(taskQuery(taskId))
  if (!task) return <FailureNote error={error} what="工作方案没有打开" />
  return (
    <main className="sheet">
      <PrintTools taskId={taskId} title={`${task.title}工作方案`}>
        A4 纵向，内部使用：公开时只写第几层，不写风险类别
      </PrintTools>
      <h1>{task.title}工作方案</h1>
      <p className="sheet-no">{task.documentNo || '文号：　　　　　　'}</p>
      <Rows rows={factsOf(task, bureau.name)} />
      <Layers task={task} />
      <section className="sheet-text">
        <h2>检查内容和要求</h2>
        {(task.input.scheme || '（正文还没有写）').split('\n').map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </section>
      <div className="sheet-signatures">
        <p>
          编制人 {task.drawer.name}（签名）：
          <span />
          　　年　　月　　日
        </p>
        <p>
          批准人 {task.signer.name}（签名）：
          <span />
          　　年　　月　　日
        </p>
      </div>
    </main>
  )
}

type Row = readonly [name: string, value: string]

function factsOf(task: TaskDetail, bureau: string): Row[] {
  const { input, preview } = task
  const { kinds, regions } = input.scope
  const excluded = preview.excluded.map(({ text, count }) => `，${text} ${formatCount(count)} 户`).join('')
  return [
    ['抽查单位', task.lead ? `${bureau}，${task.lead}牵头` : bureau],
    ['年度计划', input.planLine || '未填写'],
    ['抽查事项', task.items.join('、')],
    ['方式和类型', sayMethod(input)],
    [
      '对象范围',
      `${kinds.map((kind) => TARGET_KINDS[kind]).join('、') || '各类对象'}，${regions.join('、') || '全部所在地'}`,
    ],
    ['名录库', `${formatCount(preview.size)} 户，参加 ${formatCount(preview.eligible)} 户${excluded}`],
    ['抽取', `${sayQuota(preview.quota, preview.size)}，户数${ROUNDINGS[input.rounding]}`],
    ['检查人员', sayCrew(task)],
    ['回避', `${preview.recusals.people} 名对 ${preview.recusals.targets} 户有利害关系，分组时避开`],
    ['检查时间', formatDateRange(input.inspectFrom, input.inspectUntil)],
    [
      '见证人',
      `${input.witnesses.map(({ organ, name }) => `${organ} ${name}`).join('，') || '未填写'}；至少 ${input.minWitness} 名掷骰`,
    ],
    ['三人分开', `抽取 ${task.drawer.name}，审签 ${task.signer.name}，公示 ${task.publisher.name}`],
    [
      '批准',
      task.schemeApproved
        ? `${task.schemeApproved.by} ${formatInstant(task.schemeApproved.at)} 批准，第 ${task.version} 稿`
        : `第 ${task.version} 稿，还没有批准`,
    ],
    ...(task.directoriesFrozenAt ? [['两库完成', formatInstant(task.directoriesFrozenAt)] as const] : []),
  ]
}

function sayCrew({ input, preview }: TaskDetail): string {
  const seats = preview.seats.map(
    ({ name, condition, optional }) => `${name}（${condition}${optional ? '，可以空缺' : ''}）`,
  )
  const group = input.groupMax > 1 ? `，相邻的 ${input.groupMax} 户以内一组` : ''
  const most = input.visitsPerPerson ? `，每人最多 ${input.visitsPerPerson} 户` : ''
  return `每户 ${preview.crew.seats} 名：${seats.join('、')}${group}${most}；${preview.people} 名可以派`
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <table className="sheet-table">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Layers({ task: { input, preview } }: { task: TaskDetail }) {
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">层</th>
          <th scope="col">风险类别</th>
          <th scope="col">参加（户）</th>
          <th scope="col">比例</th>
          <th scope="col">应抽（户）</th>
        </tr>
      </thead>
      <tbody>
        {preview.strata.map(({ key, riskClasses, raised, eligible, quota }, index) => {
          const rate = input.strata[index]?.rate
          return (
            <tr key={key}>
              <td>{layerName(index)}</td>
              <td>
                {raised && '须加大抽查力度的：'}
                {riskClasses.map(sayClass).join('、')}
              </td>
              <td>{formatCount(eligible)}</td>
              <td>{rate ? formatPercent(rate[0] / rate[1]) : '—'}</td>
              <td>{formatCount(quota)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
