// Six small holes; the middle one is the sun and the two larger corners are the two random draws.
const SMALL_HOLES = [
  [6, 6],
  [12, 6],
  [6, 12],
  [18, 12],
  [12, 18],
  [18, 18],
] as const

type MarkProps = {
  /** Side in px, never below 16. */
  size?: number
  colour?: string
  /** Colour that shows through the holes. */
  ground?: string
}

/** The product's mark: a seal that is also a die. Decorative, the wordmark beside it carries the name. */
export function Mark({ size = 26, colour = 'var(--accent)', ground = 'var(--white)' }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect x={0.5} y={0.5} width={23} height={23} rx={3.5} fill={colour} />
      <g fill={ground}>
        <circle cx={12} cy={12} r={3.7} />
        <circle cx={18} cy={6} r={2.1} />
        <circle cx={6} cy={18} r={2.1} />
        {SMALL_HOLES.map(([x, y]) => (
          <circle key={`${x},${y}`} cx={x} cy={y} r={1.15} />
        ))}
      </g>
    </svg>
  )
}
