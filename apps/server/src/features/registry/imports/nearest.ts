/** The one name that the value was probably meant to be; undefined when none is close or two are equally close. */
export function findNearest(value: string, names: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined
  let tied = false
  for (const name of names) {
    const distance = distanceOf(value, name)
    if (distance === undefined || (best && distance > best.distance)) continue
    tied = best !== undefined && distance === best.distance
    best = { name, distance }
  }
  return tied ? undefined : best?.name
}

/** Characters to add and to take away; undefined when hardly anything would be left of the value. */
function distanceOf(value: string, name: string): number | undefined {
  if (value.length < 2) return undefined
  if (name.includes(value) || value.includes(name)) return Math.abs(name.length - value.length)
  const distance = changesBetween(value, name)
  return distance < Math.min(value.length, name.length) ? distance : undefined
}

/** A wrong character counts twice, as one to take away and one to add: 种子经营 is nearer to 种子生产经营 than to 农药经营. */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 2
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[b.length] ?? 0
}
