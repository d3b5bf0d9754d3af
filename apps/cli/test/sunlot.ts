import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../src/main.ts')

/** A folder in which the real command is run on real files. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'sunlot-cli-'))

  write(name: string, content: string | Uint8Array | object): void {
    const raw = typeof content === 'string' || content instanceof Uint8Array
    writeFileSync(join(this.folder, name), raw ? content : JSON.stringify(content))
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8')
  }

  /** Runs as npm does: in another folder, with the person's own in INIT_CWD. */
  run(command: string, input = ''): { code: number | null; out: string; err: string } {
    const env = { ...process.env, INIT_CWD: this.folder }
    const result = spawnSync(process.execPath, [main, ...command.split(' ')], {
      cwd: '/',
      env,
      input,
      encoding: 'utf8',
    })
    return { code: result.status, out: result.stdout, err: result.stderr }
  }

  clear(): void {
    rmSync(this.folder, { recursive: true })
  }
}

function testSecret(name: string): string {
  return createHash('sha256').update(`ssj1/test\n${name}`).digest('hex')
}

/** Fourteen targets in two strata and two groups, five inspectors: the shape of vector R1. */
export const example = {
  pool: Array.from({ length: 14 }, (_, index) => {
    const number = index + 1
    const label = `T${String(number).padStart(2, '0')}`
    const status = ['T02', 'T05'].includes(label) ? 'must' : label === 'T11' ? 'out:CLOSED' : 'in'
    const group = number <= 6 ? 'g1' : number === 9 || number === 10 ? 'g2' : ''
    return { label, stratum: number % 2 === 0 ? 'A' : 'B', kind: number % 4 === 0 ? 'k1' : 'k0', group, status }
  }),
  roster: [
    { id: 'I1', tags: ['cert', 'q:food'] },
    { id: 'I2', tags: ['cert'], cap: 3, recuse: ['T02', 'T05'] },
    { id: 'I3', tags: ['cert'], load0: 1 },
    { id: 'I4', tags: ['cert', 'expert'], recuse: ['T08', 'T12'] },
    { id: 'I5', tags: ['q:food'] },
  ],
  setup: {
    draw_no: 'SSJ-330106-2026-000002',
    organ: '某局',
    title: '示例',
    opened_at: '2026-10-08T09:30:00+08:00',
    witnesses: ['甲', '乙'],
    min_witness: 1,
    rule: {
      base: 'all',
      group_max: 2,
      must_counts: true,
      round: 'ceil',
      strata: [
        { key: 'B', weight: 1 },
        { key: 'A', min: 2, weight: 1 },
      ],
      total: 9,
    },
    assign: {
      classes: [[['cert']], [['cert'], ['q:food', 'q:all']], [['expert']]],
      kinds: { k0: [0, 0], k1: [1, 0, { c: 2, optional: true }] },
      mix: 20,
    },
  },
  contributions: [{ by: '甲', kind: 'dice', value: '4613526641235516' }],
  secrets: { t: testSecret('r1-t9'), a: testSecret('r1-a9') },
}

/** The example as files; `changes` replace whole files. */
export function layOut(desk: Desk, changes: Partial<Record<keyof typeof example, unknown>> = {}): void {
  for (const [name, content] of Object.entries({ ...example, ...changes }))
    desk.write(`${name}.json`, content as object)
}

export const drawExample =
  'draw --pool pool.json --roster roster.json --setup setup.json --contributions contributions.json --secrets secrets.json --out record.json'
