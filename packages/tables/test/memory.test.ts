import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('reading 100,000 rows of 8 columns takes less than 150 MB, as xlsx and as csv', () => {
  const bench = join(import.meta.dirname, '../bench/read.bench.ts')
  const table = execFileSync(process.execPath, [bench], { encoding: 'utf8' })
  for (const kind of ['xlsx', 'csv']) {
    const [, , peakMegabytes] = new RegExp(`read-${kind} \\| (.*)`).exec(table)?.[1]?.split('|').map(Number) ?? []
    expect(peakMegabytes).toBeLessThan(150)
  }
}, 60_000)
