import { WORDMARK_OUTLINES } from '@sunlot/contract'

type WordmarkProps = {
  /** Height of one character in px. */
  size?: number
  colour?: string
}

/** The product's name in bold Song outlines. */
export function Wordmark({ size = 20, colour = 'var(--accent)' }: WordmarkProps) {
  return (
    <svg width={size * 4} height={size} viewBox="0 0 400 100" fill={colour}>
      <title>阳光抽查</title>
      {WORDMARK_OUTLINES.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  )
}
