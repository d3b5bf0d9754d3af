import { type DrawDetail, formatCount, formatPercent } from '@sunlot/contract'
import { Dots } from '../../../design/dots.tsx'

/** Every layer with its firms as dots: hollow while sealed, solid once drawn. */
export function LayersColumn({ layers, drawn }: { layers: DrawDetail['layers']; drawn: boolean }) {
  return (
    <>
      {layers.map(({ key, name, eligible, rate, quota, drawnAt }) => (
        <section key={key} className="c-layer">
          <h3>
            <strong>{name}</strong> <strong>{formatCount(eligible)}</strong> 户
            <span>按 {formatPercent(rate[0] / rate[1])}</span>
            <span>
              {drawn ? '抽中' : '应抽'} <b>{formatCount(drawn ? drawnAt.length : quota)}</b>
            </span>
          </h3>
          <Dots count={eligible} drawn={drawnAt} />
        </section>
      ))}
    </>
  )
}
