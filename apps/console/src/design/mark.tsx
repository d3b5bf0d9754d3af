import { MARK } from '@sunlot/contract'

type MarkProps = {
  /** Side in px, never below 16. */
  size?: number
  colour?: string
  /** Colour that shows through the holes. */
  ground?: string
}

/** The product's mark: a seal that is also a die. Decorative, the wordmark beside it carries the name. */
export function Mark({ size = 26, colour = 'var(--accent)', ground = 'var(--white)' }: MarkProps) {
  const { square } = MARK
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect x={square.x} y={square.y} width={square.side} height={square.side} rx={square.radius} fill={colour} />
      <g fill={ground}>
        {MARK.holes.map(([x, y, radius]) => (
          <circle key={`${x},${y}`} cx={x} cy={y} r={radius} />
        ))}
      </g>
    </svg>
  )
}
