import {
  dateOfInstant,
  type DrawDetail,
  formatCount,
  formatDateWithWeekday,
  formatFingerprint,
  formatPercent,
  formatTime,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { countExcluded } from '../draw-words.ts'
import { drawQuery } from '../draws.queries.ts'
import { QrCode } from '../qr-code.tsx'
import '../../../design/sheet.css'

/** 抽取记录表 on A4, signed by hand by drawer and witnesses (S0-14, S4-07). */
export function RecordPrintPage() {
  const { drawId = '' } = useParams()
  const { data: draw, error } = useQuery(drawQuery(drawId))
  if (!draw) return <FailureNote error={error} what="抽取记录表没有打开" />
  return (
    <main className="sheet">
      <div className="sheet-tools no-print">
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
        <span>A4 纵向，一式三份：抽取人、见证人、归档各一份</span>
      </div>
      <h1>“双随机、一公开”抽取记录表</h1>
      <p className="sheet-no">编号：{draw.drawNo}</p>
      <Facts draw={draw} />
      <Layers draw={draw} />
      <Targets draw={draw} />
      <Signatures draw={draw} />
      <Foot draw={draw} />
    </main>
  )
}

function Facts({ draw }: { draw: DrawDetail }) {
  const rows: [string, string][] = [
    ['抽取单位', draw.organ],
    ['任务名称', draw.title],
    ['抽取时间', `${formatDateWithWeekday(dateOfInstant(draw.openedAt))} ${formatTime(draw.openedAt)}`],
    [
      '名录库户数',
      `${formatCount(draw.poolSize)} 户，未参加 ${formatCount(countExcluded(draw))} 户${draw.excluded.map(({ text, count }) => `，${text} ${formatCount(count)}`).join('')}`,
    ],
    [
      '检查人员',
      `${draw.people} 名可选，每户 ${draw.seatsPerVisit} 名，${draw.recusals.people} 名对 ${draw.recusals.targets} 户回避；分组 ${draw.teamsSealed} 组，已密封`,
    ],
    ['总指纹', formatFingerprint(draw.headerHash ?? '', 64)],
    ['抽取种子', formatFingerprint(draw.seedT ?? '', 64)],
    ['分组指纹', formatFingerprint(draw.teamRoot ?? '', 64) || '—'],
    ...draw.witnesses.map(({ organ, name, hostDice }): [string, string] => [
      `${name}掷骰`,
      `${hostDice.replace(/(.{4})(?=.)/g, '$1 ')}（${organ}）`,
    ]),
    ...(draw.reason ? [['作废理由', draw.reason] as [string, string]] : []),
  ]
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

/** Layers by neutral names: the sheet may be shown to anybody. */
function Layers({ draw }: { draw: DrawDetail }) {
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">层</th>
          <th scope="col">参加（户）</th>
          <th scope="col">比例</th>
          <th scope="col">应抽（户）</th>
          <th scope="col">实抽（户）</th>
        </tr>
      </thead>
      <tbody>
        {draw.layers.map(({ key, name, eligible, rate, quota, drawnAt }) => (
          <tr key={key}>
            <td>{name}</td>
            <td>{formatCount(eligible)}</td>
            <td>{formatPercent(rate[0] / rate[1])}</td>
            <td>{formatCount(quota)}</td>
            <td>{formatCount(drawnAt.length)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Targets({ draw }: { draw: DrawDetail }) {
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">抽中的检查对象</th>
          <th scope="col">统一社会信用代码或编号</th>
          <th scope="col">所在地</th>
          <th scope="col">层</th>
          <th scope="col">票号前 8 位</th>
        </tr>
      </thead>
      <tbody>
        {draw.targets.map(({ ordinal, name, code, region, layerName, ticket }) => (
          <tr key={code}>
            <td>{ordinal}</td>
            <td>{name}</td>
            <td>{code}</td>
            <td>{region || '—'}</td>
            <td>{layerName}</td>
            <td className="mono">{ticket ? formatFingerprint(ticket, 8) : '必查'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Signatures({ draw }: { draw: DrawDetail }) {
  const lines = [
    { role: '抽取人', name: draw.drawer },
    ...draw.witnesses.map(({ organ, name }) => ({ role: `见证人（${organ}）`, name })),
    { role: '审签人', name: draw.signer },
  ]
  return (
    <div className="sheet-signatures">
      {lines.map(({ role, name }) => (
        <p key={`${role}${name}`}>
          {role} {name}（签名）：
          <span />
          　　年　　月　　日
        </p>
      ))}
      <p className="sheet-seal">（印章）</p>
    </div>
  )
}

function Foot({ draw }: { draw: DrawDetail }) {
  const address = new URL(`/draws/${draw.id}`, window.location.origin).href
  return (
    <div className="sheet-foot">
      <QrCode text={address} size={76} />
      <p>
        核对码 {formatFingerprint(draw.headerHash ?? '')}
        <br />
        公示后扫码查看抽取记录，自己重算。核对码应与记录里的总指纹相同。
      </p>
    </div>
  )
}
