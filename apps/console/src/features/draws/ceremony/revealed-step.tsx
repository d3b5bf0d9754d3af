import { type DrawDetail, formatCount } from '@sunlot/contract'
import { useEffect, useState } from 'react'
import { Fingerprint } from '../../../design/fingerprint.tsx'
import { MetGlyph } from '../../../design/glyphs.tsx'
import { QrCode } from '../qr-code.tsx'
import { headlineOf } from './ceremony.rules.ts'
import { LayersColumn } from './layers-column.tsx'
import './ceremony.css'
import './revealed-step.css'

const NAMES_A_PAGE = 18

/** Steps 3 and 4: who was drawn, where they stood, and the sealed teams. */
export function RevealedStep({ draw }: { draw: DrawDetail }) {
  const { targets, seedT, teamRoot, sqlAgrees } = draw
  const [page, pageCount] = usePages(targets.length)
  const shown = targets.slice(page * NAMES_A_PAGE, (page + 1) * NAMES_A_PAGE)
  const half = Math.ceil(shown.length / 2)
  return (
    <>
      <div className="c-left">
        <div className="c-result">
          <h2 aria-live="polite">{headlineOf(draw)}</h2>
          {sqlAgrees && (
            <p className="met">
              <MetGlyph size={34} /> 数据库和程序各算一遍，{formatCount(targets.length)} 户全部一致
            </p>
          )}
        </div>
        <div className="c-names">
          {[shown.slice(0, half), shown.slice(half)].map((column, i) => (
            <ol key={i === 0 ? 'left' : 'right'}>
              {column.map(({ ordinal, code, name, layerName }) => (
                <li key={code}>
                  <span>{ordinal}</span>
                  <i>{layerName.charAt(1)}</i>
                  <b>{name}</b>
                </li>
              ))}
            </ol>
          ))}
        </div>
        <p className="c-sub c-seedline">
          {seedT && (
            <>
              抽取种子 <Fingerprint value={seedT} />
              {'　票号小的先抽中，每层取够应抽户数'}
            </>
          )}
          {pageCount > 1 && `　第 ${page + 1} 页，共 ${pageCount} 页，按 ↑ ↓ 翻页`}
        </p>
      </div>
      <div className="c-right">
        <h2 className="c-title">在名单中的位置</h2>
        <LayersColumn layers={draw.layers} drawn />
        {draw.infeasible ? (
          <div className="c-note">
            <strong>检查人员排不出，缺 {draw.infeasible.shortage} 人次</strong>
            <p>{draw.infeasible.text}</p>
          </div>
        ) : (
          <Sealed count={draw.teamsSealed} />
        )}
        <div className="c-scan">
          <QrCode text={new URL(`/draws/${draw.id}`, window.location.origin).href} size={116} />
          <div>
            <strong>检查当天到场开封</strong>
            {teamRoot && (
              <p>
                分组指纹 <Fingerprint value={teamRoot} />
              </p>
            )}
            <p>{draw.publicUrl ? '扫码查看记录，自己重算' : '公示后扫码查看记录，自己重算'}</p>
          </div>
        </div>
      </div>
    </>
  )
}

/** One envelope a team; above 21 teams one stands for several and says so. */
function Sealed({ count }: { count: number }) {
  const scale = Math.ceil(count / 21)
  return (
    <>
      <h2 className="c-title">
        {formatCount(count)} 个检查组已密封{scale > 1 && <small>　一封为 {scale} 组</small>}
      </h2>
      <div className="c-envelopes" aria-hidden="true">
        {Array.from({ length: Math.ceil(count / scale) }, (_, i) => (
          <svg key={i} viewBox="0 0 48 34">
            <rect x={1} y={1} width={46} height={32} rx={2} />
            <path d="M1 2l23 17L47 2" />
            <circle cx={24} cy={19} r={4} />
          </svg>
        ))}
      </div>
    </>
  )
}

function usePages(count: number): [page: number, pageCount: number] {
  const [page, setPage] = useState(0)
  const pageCount = Math.max(1, Math.ceil(count / NAMES_A_PAGE))
  useEffect(() => {
    function onKey({ key }: KeyboardEvent): void {
      if (key === 'ArrowDown' || key === 'PageDown') setPage((now) => Math.min(pageCount - 1, now + 1))
      if (key === 'ArrowUp' || key === 'PageUp') setPage((now) => Math.max(0, now - 1))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [pageCount])
  return [Math.min(page, pageCount - 1), pageCount]
}
