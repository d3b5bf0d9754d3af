import { formatCount, type ItemRuling, NATIONAL_RULES, CLAUSES } from '@sunlot/contract'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { Panel } from '../../../design/panel.tsx'

type Said = NonNullable<ItemRuling['winner']>
const IDS = new Set([...CLAUSES, ...NATIONAL_RULES].map(({ id }) => id))

/** 按哪一条: the ratio that holds, and what yields to it with the reason (S0-16). */
export function RulingPanel({ ruling: { base, due, winner, ceiling, losers } }: { ruling: ItemRuling }) {
  return (
    <Panel title="按哪一条" note="法律法规优先">
      {winner ? (
        <>
          <p>
            <b>{winner.text}</b> <Source said={winner} />
          </p>
          <p className="note">
            名录库 {formatCount(base)} 户，{winner.text.startsWith('不') ? '至少' : ''}抽 {formatCount(due)} 户
          </p>
        </>
      ) : (
        <p className="note">还没有哪一条规定比例</p>
      )}
      {ceiling && (
        <p className="note">
          上限：{ceiling.text} <Source said={ceiling} />
        </p>
      )}
      {losers.length > 0 && (
        <ul className="ruling-losers">
          {losers.map((loser, index) => (
            <li key={`${loser.source}${index}`} className="note">
              {loser.text} <Source said={loser} />：{loser.why}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Source({ said: { level, source } }: { said: Said }) {
  return IDS.has(source) ? (
    <>
      {level} <ClauseTag id={source} solo />
    </>
  ) : (
    <>{level === source ? level : `${level}（${source}）`}</>
  )
}
