import type { ReactNode } from 'react'

type GlyphProps = { size?: number }

/** Circle with a tick: met, done. */
export function MetGlyph({ size = 18 }: GlyphProps) {
  return (
    <Glyph size={size}>
      <circle cx={9} cy={9} r={7.6} fill="var(--green-tint)" stroke="var(--green)" strokeWidth={1.2} />
      <path d="M5.6 9.2l2.4 2.4 4.4-4.8" fill="none" stroke="var(--green)" strokeWidth={1.7} />
    </Glyph>
  )
}

/** Red square with a cross: unmet, wrong. */
export function UnmetGlyph({ size = 18 }: GlyphProps) {
  return (
    <Glyph size={size}>
      <rect x={1} y={1} width={16} height={16} rx={2} fill="var(--red)" />
      <path d="M6 6l6 6M12 6l-6 6" stroke="#fff" strokeWidth={1.9} />
    </Glyph>
  )
}

/** A calendar: a day can be picked here. */
export function CalendarGlyph({ size = 16 }: GlyphProps) {
  return (
    <Glyph size={size}>
      <path d="M2.5 4h13v11.5h-13zM2.5 7.5h13M6 2v3.5M12 2v3.5" fill="none" stroke="var(--ink3)" strokeWidth={1.3} />
    </Glyph>
  )
}

/** Triangle: take note. */
export function NoteGlyph({ size = 18 }: GlyphProps) {
  return (
    <Glyph size={size}>
      <path
        d="M9 1.8l7.6 13.7H1.4z"
        fill="var(--amber-tint)"
        stroke="var(--amber)"
        strokeWidth={1.2}
        strokeLinejoin="round"
      />
      <path d="M9 6.6v4.4M9 12.4v1.5" stroke="var(--amber)" strokeWidth={1.6} />
    </Glyph>
  )
}

/** Dashed circle with 免: waived. */
export function WaivedGlyph({ size = 18 }: GlyphProps) {
  return (
    <Glyph size={size}>
      <circle cx={9} cy={9} r={7.6} fill="none" stroke="var(--ink3)" strokeWidth={1.1} strokeDasharray="2.4 1.6" />
      <text x={9} y={12.4} fontSize={9.5} textAnchor="middle" fill="var(--ink2)">
        免
      </text>
    </Glyph>
  )
}

/** Hollow circle: not yet. */
export function LaterGlyph({ size = 18 }: GlyphProps) {
  return (
    <Glyph size={size}>
      <circle cx={9} cy={9} r={7.6} fill="none" stroke="var(--control)" strokeWidth={1} />
    </Glyph>
  )
}

function Glyph({ size, children }: { size: number; children: ReactNode }) {
  return (
    <svg className="glyph" width={size} height={size} viewBox="0 0 18 18" aria-hidden="true">
      {children}
    </svg>
  )
}
