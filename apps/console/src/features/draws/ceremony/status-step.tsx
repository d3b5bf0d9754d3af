import { type DrawDetail, DICE_COUNT, formatFingerprint } from '@sunlot/contract'
import { Link } from 'react-router'
import { LaterGlyph, MetGlyph } from '../../../design/glyphs.tsx'
import { headlineOf } from './ceremony.rules.ts'
import { LayersColumn } from './layers-column.tsx'

/** Everything between the dice and the names, and after them: what is true now and what is still missing. */
export function StatusStep({ draw }: { draw: DrawDetail }) {
  const blocked = draw.gates.filter(({ step, state }) => step === 'lock' && state === 'blocked')
  return (
    <>
      <div className="c-left">
        <h2 aria-live="polite">{headlineOf(draw)}</h2>
        {draw.status === 'committed' && (
          <p className="c-sub">
            {blocked.length === 0
              ? '密封数和全部点数合在一起，算出抽取种子。'
              : `还差 ${blocked.length} 项，不能揭晓。`}
          </p>
        )}
        {draw.reason && <p className="c-sub">理由：{draw.reason}</p>}
        {draw.infeasible && <p className="c-sub">{draw.infeasible.text}</p>}
        <ul className="c-list">
          {draw.status === 'committed' &&
            blocked.map(({ id, requirement, clause, evidence, link }) => (
              <li key={id} className="unmet">
                <strong>
                  {requirement}〔{clause}〕
                </strong>
                <p>
                  {evidence} {link && <Link to={link.to}>{link.text}</Link>}
                </p>
              </li>
            ))}
          {draw.witnesses.map(({ key, organ, name, hostDice, confirmed }) => (
            <li key={key}>
              {confirmed ? <MetGlyph size={34} /> : <LaterGlyph size={34} />}
              <strong>
                {name} {organ}
              </strong>
              <p className="mono">{hostDice.length === DICE_COUNT ? hostDice.replace(/(.{4})(?=.)/g, '$1 ') : '—'}</p>
            </li>
          ))}
        </ul>
        {draw.headerHash && <p className="c-sub">总指纹 {formatFingerprint(draw.headerHash)}</p>}
      </div>
      <div className="c-right">
        <h2 className="c-title">封存了什么</h2>
        <LayersColumn layers={draw.layers} drawn={draw.targets.length > 0} />
      </div>
    </>
  )
}
