// Which clauses of the five notices are proven: a test whose title carries the clause's id proves it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLAUSES, NATIONAL_RULES } from '../packages/contract/src/index.ts'
import { findPaths, root } from './processes.mjs'

// A reader such as `head` may stop listening.
process.stdout.on('error', () => process.exit(0))

const TITLE = /\b(?:test|it|describe)(?:\.\w+)*(?:\([^()]*\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gs
const ID = /\b(?:S\d|B)-\d\d\b/g

function collectProofs() {
  const proofs = new Map()
  for (const file of findPaths('{packages,apps}/**/*.test.{ts,tsx}', 'e2e/**/*.e2e.ts')) {
    for (const [, , title] of readFileSync(join(root, file), 'utf8').matchAll(TITLE)) {
      for (const [id] of title.matchAll(ID)) proofs.set(id, [...(proofs.get(id) ?? []), { file, title }])
    }
  }
  return proofs
}

const proofs = collectProofs()
const known = new Set([...CLAUSES, ...NATIONAL_RULES].map(({ id }) => id))
const unknown = [...proofs.keys()].filter((id) => !known.has(id))
const rows = [...CLAUSES, ...NATIONAL_RULES].map(({ id, gist }) => ({ id, gist, proofs: proofs.get(id) ?? [] }))
const notices = rows.filter(({ id }) => id.startsWith('S'))
const proven = notices.filter((row) => row.proofs.length > 0)

if (process.argv.includes('--json')) {
  process.stdout.write(
    `${JSON.stringify({ proven: proven.length, total: notices.length, unknown, clauses: rows }, undefined, 2)}\n`,
  )
} else {
  const national = rows.filter((row) => row.id.startsWith('B') && row.proofs.length > 0)
  process.stdout.write(`${proven.length} / ${notices.length} clauses proven by tests\n`)
  for (const row of proven) process.stdout.write(`  ${row.id} ${row.gist}\n${row.proofs.map(printProof).join('')}`)
  process.stdout.write(`\nnational rules proven: ${national.map(({ id }) => id).join(' ') || 'none'}\n\nopen:\n`)
  for (const row of notices.filter((one) => one.proofs.length === 0)) process.stdout.write(`  ${row.id} ${row.gist}\n`)
  if (unknown.length > 0) process.stdout.write(`\nids in titles that no notice has: ${unknown.join(' ')}\n`)
}

function printProof({ file, title }) {
  return `        ${title} (${file})\n`
}
