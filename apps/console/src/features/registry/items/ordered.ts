/** The list with one of its entries replaced. */
export function replaced<Entry>(entries: readonly Entry[], index: number, entry: Entry): Entry[] {
  return entries.map((one, at) => (at === index ? entry : one))
}

/** The list with one of its entries a place further up or down; the ends hold. */
export function moved<Entry>(entries: readonly Entry[], index: number, by: -1 | 1): Entry[] {
  const [one, other] = [entries[index], entries[index + by]]
  if (one === undefined || other === undefined) return [...entries]
  return entries.map((entry, at) => (at === index ? other : at === index + by ? one : entry))
}
