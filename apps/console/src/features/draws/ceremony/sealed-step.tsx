import { type DrawDetail, formatCount, formatFingerprint, formatTime } from '@sunlot/contract'
import { Fingerprint } from '../../../design/fingerprint.tsx'
import { LaterGlyph, MetGlyph } from '../../../design/glyphs.tsx'
import { headlineOf } from './ceremony.rules.ts'
import { LayersColumn } from './layers-column.tsx'
import './ceremony.css'
import './sealed-step.css'

/** Step 1: what was frozen, as a fingerprint read aloud and as dots. */
export function SealedStep({ draw }: { draw: DrawDetail }) {
  const { headerHash, poolRoot, rosterRoot, commitmentA, envelopesPrintedAt } = draw
  const keeper = draw.witnesses[0]?.organ
  const envelope = (name: string) => (envelopesPrintedAt && keeper ? `${name}，${keeper}保管` : '已封存，还没有装信封')
  return (
    <>
      <div className="c-left">
        <h2 aria-live="polite">{headlineOf(draw)}</h2>
        <p className="c-sub">主持人朗读下面 16 位，见证人在见证电脑上逐位核对。</p>
        {headerHash && (
          <div className="c-seal">
            <p>总指纹（前 16 位）</p>
            <strong className="mono">{formatFingerprint(headerHash)}</strong>
            <div className="mono c-rest">
              {(formatFingerprint(headerHash.slice(16), 48) || '').split(' ').map((four, i) => (
                <span key={`${i}-${four}`}>{four}</span>
              ))}
            </div>
          </div>
        )}
        <Checked draw={draw} />
        <dl className="c-facts">
          <dt>对象名单指纹</dt>
          <dd>{poolRoot && <Fingerprint value={poolRoot} />}</dd>
          <dt>人员名单指纹</dt>
          <dd>{rosterRoot && <Fingerprint value={rosterRoot} />}</dd>
          <dt>密封数（抽对象）</dt>
          <dd>{envelope('信封一')}</dd>
          <dt>密封数（分组）</dt>
          <dd>{commitmentA ? envelope('信封二') : '不分组'}</dd>
        </dl>
      </div>
      <div className="c-right">
        <h2 className="c-title">封存了什么</h2>
        <p className="c-line">
          <strong>{formatCount(draw.eligible)}</strong> 户参加抽取　应抽 <strong>{formatCount(draw.quota)}</strong>{' '}
          户　一点一户
        </p>
        <LayersColumn layers={draw.layers} drawn={false} />
        <Excluded draw={draw} />
        <div className="c-note">
          <strong>检查人员 {draw.people} 名</strong>
          <p>
            每户 {draw.seatsPerVisit} 名
            {draw.recusals.people > 0 && `，${draw.recusals.people} 名对 ${draw.recusals.targets} 户回避`}
          </p>
        </div>
      </div>
    </>
  )
}

function Checked({ draw }: { draw: DrawDetail }) {
  const checked = draw.witnesses.find(({ checkedAt }) => checkedAt !== null)
  if (!checked?.checkedAt) {
    return (
      <div className="c-checked">
        <LaterGlyph size={38} />
        <div>
          <strong>等见证电脑核对</strong>
          <p>见证电脑上显示的总指纹应与这里逐位相同</p>
        </div>
      </div>
    )
  }
  return (
    <div className="c-checked">
      <MetGlyph size={38} />
      <div>
        <strong>见证电脑显示一致</strong>
        <p>
          {checked.organ} {checked.name} {formatTime(checked.checkedAt)} 核对，已写入抽取记录
        </p>
      </div>
    </div>
  )
}

function Excluded({ draw }: { draw: DrawDetail }) {
  const count = draw.excluded.reduce((sum, row) => sum + row.count, 0)
  return (
    <div className="c-note">
      <strong>未参加 {formatCount(count)} 户</strong>
      <p>
        {count === 0
          ? '名录库里的对象全部参加'
          : `${draw.excluded.map(({ text, count: n }) => `${text} ${formatCount(n)}`).join('，')}，逐户列明`}
      </p>
    </div>
  )
}
