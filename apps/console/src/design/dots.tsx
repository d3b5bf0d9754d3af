import { scaleDots } from './dots-scale.ts'
import './dots.css'

type DotsProps = {
  /** Firms in the stratum. */
  count: number
  /** Positions drawn, 0-based; none while the list is sealed. */
  drawn?: readonly number[]
}

/** One firm, one dot: hollow while sealed, solid once drawn. Sized in em, so a big screen only sets its font size. */
export function Dots({ count, drawn = [] }: DotsProps) {
  const { scale, dots } = scaleDots(count, drawn)
  return (
    <div className="dots-box">
      <div className="dots" aria-hidden="true">
        {dots.map((isDrawn, position) => (
          <i key={`${position}`} className={isDrawn ? 'dot dot-drawn' : 'dot'} />
        ))}
      </div>
      {scale > 1 && <p className="dots-scale">一点为 {scale} 户</p>}
    </div>
  )
}
