// Reading 100,000 rows × 8 columns: rows a second and peak memory, each kind in its own process.
// Run: node packages/tables/bench/read.bench.ts
import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type OutputCell, readTable, writeCsv, writeXlsx } from '../src/index.ts'

const rowCount = 100_000
const headings = ['序号', '统一社会信用代码', '名称', '地址', '法定代表人', '行业', '登记日期', '风险层']

function* rows(): Generator<OutputCell[]> {
  for (let index = 1; index <= rowCount; index++) {
    const code = `91330106MA2H${String(index).padStart(6, '0')}`
    const name = `杭州第${index}号食品经营有限公司`
    yield [
      index,
      code,
      name,
      `文三路${index % 900}号${index % 30}室`,
      `王某${index % 977}`,
      '食品经营',
      '2021-06-01',
      'A',
    ]
  }
}

async function measure(task: string, path: string): Promise<void> {
  const started = performance.now()
  if (task.startsWith('write')) {
    const table = { sheetName: '名录', columns: headings.map((heading) => ({ heading })), rows: rows() }
    await pipeline(task === 'write-xlsx' ? writeXlsx(table) : writeCsv(table), createWriteStream(path))
  } else {
    let count = 0
    const reader = await readTable(path, { fileName: path })
    for await (const row of reader.rows()) count += row.cells.length > 0 ? 1 : 0
    if (count !== rowCount + 1) throw new Error(`read ${count} rows`)
  }
  const seconds = (performance.now() - started) / 1000
  console.log(JSON.stringify({ seconds, rss: process.resourceUsage().maxRSS / 1024 }))
}

function runAll(): void {
  const folder = mkdtempSync(join(tmpdir(), 'sunlot-tables-'))
  console.log('| task | s | rows/s | peak RSS MB | file MB |\n|---|---|---|---|---|')
  for (const kind of ['xlsx', 'csv']) {
    for (const task of [`write-${kind}`, `read-${kind}`]) {
      const path = join(folder, `table.${kind}`)
      const output = execFileSync(process.execPath, [import.meta.filename, task, path], { encoding: 'utf8' })
      const { seconds, rss } = JSON.parse(output) as { seconds: number; rss: number }
      const megabytes = (statSync(path).size / 2 ** 20).toFixed(1)
      console.log(
        `| ${task} | ${seconds.toFixed(2)} | ${Math.round(rowCount / seconds)} | ${Math.round(rss)} | ${megabytes} |`,
      )
    }
  }
  rmSync(folder, { recursive: true })
}

const [task, path] = process.argv.slice(2)
if (task && path) await measure(task, path)
else runAll()
