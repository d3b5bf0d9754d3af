import { DICE_COUNT, type DrawDetail, type WitnessState } from '@sunlot/contract'
import { MetGlyph } from '../../../design/glyphs.tsx'
import { headlineOf, listPresent } from './ceremony.rules.ts'
import { Die } from './die.tsx'
import './ceremony.css'
import './dice-step.css'

/** Step 2: dice as they fall, typed on both computers, and what they make together. */
export function DiceStep({
  draw,
  rolling,
}: {
  draw: DrawDetail
  rolling: { witness: string; dice: string } | undefined
}) {
  const witnesses = listPresent(draw.witnesses)
  const shown = witnesses.map((witness) => ({ witness, dice: longest(witness, rolling) }))
  const current = shown.find(({ dice }) => dice.length < DICE_COUNT)?.witness.key
  return (
    <>
      <div className="c-left c-wide">
        <h2 aria-live="polite">{headlineOf(draw)}</h2>
        <p className="c-sub">每位见证人掷 {DICE_COUNT} 次，点数当众念出，两台电脑同时录入。</p>
        <div className="c-hands">
          {shown.map(({ witness, dice }) => (
            <Hand key={witness.key} witness={witness} dice={dice} now={witness.key === current} />
          ))}
        </div>
      </div>
      <div className="c-right c-narrow">
        <h2 className="c-title">合在一起，才算得出结果</h2>
        <ol className="c-parts">
          <li>
            <strong>密封数</strong>
            <p>在掷骰之前封好，没人能换</p>
            <span className="met">已封存</span>
          </li>
          {shown.map(({ witness, dice }) => (
            <li key={witness.key}>
              <strong>
                {witness.name}的 {DICE_COUNT} 个点数
              </strong>
              <p>{dice.length === DICE_COUNT ? '封存之后才掷出，没人能料到' : '缺一次都算不出来'}</p>
              {dice.length === DICE_COUNT ? (
                <span className="met">已掷完</span>
              ) : (
                <span className="now">还差 {DICE_COUNT - dice.length} 次</span>
              )}
            </li>
          ))}
        </ol>
        <p className="c-arrow" aria-hidden="true">
          ↓
        </p>
        <div className="c-seed">
          <strong>抽取种子</strong>
          <p>掷完当场算出，人人都能重算</p>
        </div>
      </div>
    </>
  )
}

/** The longer of the two entries, so that the room sees each die as soon as either computer has it. */
function longest(
  { key, hostDice, witnessDice }: WitnessState,
  rolling: { witness: string; dice: string } | undefined,
): string {
  const own = rolling?.witness === key ? rolling.dice : ''
  return [own, hostDice, witnessDice].reduce((most, one) => (one.length > most.length ? one : most))
}

function Hand({ witness, dice, now }: { witness: WitnessState; dice: string; now: boolean }) {
  return (
    <section className={now ? 'c-hand c-hand-now' : 'c-hand'}>
      <h3>
        <strong>{witness.name}</strong>
        <span>{witness.organ}</span>
        {witness.confirmed ? (
          <em className="met">
            <MetGlyph size={30} /> 已核对
          </em>
        ) : (
          now && (
            <em className="now">
              第 <b>{dice.length + 1}</b> 次
            </em>
          )
        )}
      </h3>
      <div className="c-dice">
        {Array.from({ length: DICE_COUNT }, (_, i) => (
          <Die key={i} value={dice[i]} next={now && i === dice.length} />
        ))}
      </div>
      <dl>
        <dt>主机</dt>
        <dd>{inFours(witness.hostDice)}</dd>
        <dt>见证电脑</dt>
        <dd>{inFours(witness.witnessDice)}</dd>
      </dl>
    </section>
  )
}

function inFours(dice: string): string {
  return dice.replace(/(.{4})(?=.)/g, '$1 ') || '—'
}
