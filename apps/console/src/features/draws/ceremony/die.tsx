const PIPS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  1: [[12, 12]],
  2: [
    [7, 7],
    [17, 17],
  ],
  3: [
    [6.5, 6.5],
    [12, 12],
    [17.5, 17.5],
  ],
  4: [
    [6.5, 6.5],
    [17.5, 6.5],
    [6.5, 17.5],
    [17.5, 17.5],
  ],
  5: [
    [6.5, 6.5],
    [17.5, 6.5],
    [12, 12],
    [6.5, 17.5],
    [17.5, 17.5],
  ],
  6: [
    [6.5, 6],
    [17.5, 6],
    [6.5, 12],
    [17.5, 12],
    [6.5, 18],
    [17.5, 18],
  ],
}

/** One die: its pips once rolled, tinted while it is the next to roll, dashed before. */
export function Die({ value, next }: { value: string | undefined; next: boolean }) {
  return (
    <svg className={value ? 'die' : next ? 'die die-next' : 'die die-later'} viewBox="0 0 24 24" aria-hidden="true">
      <rect x={1} y={1} width={22} height={22} rx={4} />
      {(PIPS[value ?? ''] ?? []).map(([x, y]) => (
        <circle key={`${x},${y}`} cx={x} cy={y} r={2.4} />
      ))}
    </svg>
  )
}
