import { type DrawDetail, formatCount } from '@sunlot/contract'
import { Fragment } from 'react'
import { apiUrl } from '../../api/client.ts'
import { MetGlyph } from '../../design/glyphs.tsx'
import { Panel } from '../../design/panel.tsx'
import { RiskLetter } from '../../design/risk-letter.tsx'
import { sayTeam } from './draw-words.ts'

/** The drawn targets, complete and without any edit control. */
export function DrawnTargets({ draw }: { draw: DrawDetail }) {
  const { targets } = draw
  return (
    <Panel
      title="检查对象名单"
      note={`${formatCount(targets.length)} 户，抽取后不能改动`}
      flush
      action={<a href={apiUrl(`/draws/${draw.id}/export`, { list: 'targets' })}>导出名单</a>}
    >
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" className="num">
              序
            </th>
            <th scope="col">风险</th>
            <th scope="col">名称</th>
            <th scope="col">所在地</th>
            <th scope="col">抽查事项</th>
            <th scope="col">上次抽查</th>
            <th scope="col">检查组</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr key={target.code}>
              <td className="num">{target.ordinal}</td>
              <td>{target.riskClass ? <RiskLetter risk={target.riskClass} /> : '—'}</td>
              <td>{target.name}</td>
              <td>{target.region || '—'}</td>
              <td>{target.items || '—'}</td>
              <td>{target.lastDrawn}</td>
              <td>{sayTeam(target.team)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

/** Who visits, team by team; only for those who may know before the day. */
export function DrawnTeams({ draw }: { draw: DrawDetail }) {
  const { teams } = draw
  if (teams.length === 0) return null
  const seats = teams[0]?.members.map(({ seat }) => seat) ?? []
  const people = new Set(
    teams.flatMap(({ members }) => members.flatMap(({ name, office }) => (name ? [`${name} ${office}`] : []))),
  )
  return (
    <Panel title="检查人员名单" note={`${people.size} 名，均持证有效、已申报利害关系`} flush>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">检查组</th>
            {seats.map((seat, i) => (
              <th key={`${seat}-${i}`} scope="col">
                {seat}
              </th>
            ))}
            <th scope="col" className="num">
              检查户数
            </th>
            <th scope="col" className="num">
              回避人数
            </th>
            <th scope="col">核对</th>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.number}>
              <td>第 {team.number} 组</td>
              {team.members.map(({ name, office, seat }, i) => (
                <td key={`${seat}-${i}`}>
                  {name ? (
                    <Fragment>
                      {name} <span className="note">{office}</span>
                    </Fragment>
                  ) : (
                    '空缺（可以没有）'
                  )}
                </td>
              ))}
              <td className="num">{team.targetCount}</td>
              <td className="num">{team.recusalCount}</td>
              <td className="drawn-check">
                <MetGlyph size={16} /> {team.check}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
