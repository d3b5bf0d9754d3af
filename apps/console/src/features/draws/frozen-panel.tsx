import { type DrawDetail, formatCount, formatFileSize, formatInstant, formatPercent } from '@sunlot/contract'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Fingerprint } from '../../design/fingerprint.tsx'
import { Panel } from '../../design/panel.tsx'
import { RiskLetter } from '../../design/risk-letter.tsx'

/** What was frozen before the dice, the fingerprints, the dice themselves, and the photographs. */
export function FrozenPanel({ draw }: { draw: DrawDetail }) {
  return (
    <>
      <Panel
        title="封存的名单和规则"
        note={`${formatCount(draw.eligible)} 户参加，应抽 ${formatCount(draw.quota)} 户`}
        flush
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">层</th>
              <th scope="col">风险类别（不公开）</th>
              <th scope="col" className="num">
                名录库
              </th>
              <th scope="col" className="num">
                参加
              </th>
              <th scope="col" className="num">
                比例
              </th>
              <th scope="col" className="num">
                应抽
              </th>
            </tr>
          </thead>
          <tbody>
            {draw.layers.map((layer) => (
              <tr key={layer.key}>
                <td>{layer.name}</td>
                <td>
                  {layer.raised && '须加大抽查力度的 '}
                  <span className="letters">
                    {layer.riskClasses.map((risk) =>
                      risk ? <RiskLetter key={risk} risk={risk} /> : <span key="none">未分类</span>,
                    )}
                  </span>
                </td>
                <td className="num">{formatCount(layer.size)}</td>
                <td className="num">{formatCount(layer.eligible)}</td>
                <td className="num">{formatPercent(layer.rate[0] / layer.rate[1])}</td>
                <td className="num">{formatCount(layer.quota)}</td>
              </tr>
            ))}
            {draw.excluded.map(({ reason, text, clause, count }) => (
              <tr key={reason}>
                <td colSpan={2}>
                  未参加：{text} <ClauseTag id={clause} solo />
                </td>
                <td className="num">{formatCount(count)}</td>
                <td className="num">0</td>
                <td className="num">—</td>
                <td className="num">0</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title="指纹和掷骰" flush>
        <Fingerprints draw={draw} />
      </Panel>
      {draw.evidence.length > 0 && (
        <Panel title="现场照片和录像" note={`${draw.evidence.length} 份`} flush>
          <Evidence draw={draw} />
        </Panel>
      )}
    </>
  )
}

function Fingerprints({ draw }: { draw: DrawDetail }) {
  const rows: [string, string | null][] = [
    ['总指纹', draw.headerHash],
    ['对象名单指纹', draw.poolRoot],
    ['人员名单指纹', draw.rosterRoot],
    ['掷骰点数指纹', draw.contribHash],
    ['抽取种子', draw.seedT],
    ['分组指纹', draw.teamRoot],
  ]
  return (
    <table className="plain-table">
      <tbody>
        {rows.map(([name, hex]) =>
          hex ? (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <Fingerprint value={hex} digits={64} />
              </td>
            </tr>
          ) : null,
        )}
        {draw.witnesses.map(({ key, organ, name, hostDice, confirmed }) => (
          <tr key={key}>
            <th scope="row">
              {organ} {name}
            </th>
            <td>
              <span className="mono">{hostDice.replace(/(.{4})(?=.)/g, '$1 ') || '还没有掷'}</span>
              {confirmed && '　两台电脑一致'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Evidence({ draw }: { draw: DrawDetail }) {
  return (
    <table className="plain-table">
      <tbody>
        {draw.evidence.map(({ id, caption, size, sha256, at, by }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/api/v1/draws/${draw.id}/evidence/${id}`}>{caption || '没有写说明'}</a>
            </th>
            <td>
              {by} {formatInstant(at)} 上传，{formatFileSize(size)}
            </td>
            <td>
              <Fingerprint value={sha256} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
