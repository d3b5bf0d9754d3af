/**
 * Whether a notice and a bureau mean the same unit: 局办公室 and 办公室, 执法队 and 农业综合行政执法大队.
 * Plain words like 各科室 mean no unit of their own.
 */
export function isSameUnit(unit: string, officeName: string): boolean {
  const [one, other] = [plain(unit), plain(officeName)]
  if (one === '' || other === '') return false
  return one === other || one.endsWith(other) || other.endsWith(one)
}

function plain(name: string): string {
  return name
    .replace(/\s/g, '')
    .replace(/^(本?局|县|区|市)(?=.)/, '')
    .replace(/大队$/, '队')
}
