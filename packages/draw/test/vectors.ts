import { readFileSync } from 'node:fs'
import type {
  Contribution,
  DrawRecord,
  Header,
  Inspector,
  PersonClass,
  PoolEntry,
  Rule,
  Targets,
  Team,
} from '../src/index.ts'

/** The frozen vectors of docs/spec/vectors; read, never rewritten. */

export interface SelectVector {
  name: string
  pool: PoolEntry[]
  rule: Rule
  seed: string
  pool_root: string
  out: Targets
}

export interface PipelineVector extends SelectVector {
  header: Header
  header_hash: string
  contrib: Contribution[]
  contrib_hash: string
  x0: string
  x_round0: string
  commitment: string
}

export interface AssignVector {
  name: string
  inspectors: Inspector[]
  classes: PersonClass[]
  units: { label: string; slots: (number | { c: number; optional?: boolean })[]; recuse?: string[] }[]
  seed: string
  out: { teams?: Team[]; load?: Record<string, number>; infeasible?: unknown }
}

interface Vectors {
  hash: { in: [string, ...string[]]; out: string }[]
  select: [SelectVector, PipelineVector, SelectVector]
  assign: AssignVector[]
}

interface ExtraVectors {
  assign: [AssignVector]
  records: [DrawRecord]
}

export function readVectors(): Vectors {
  return readJson('vectors.json') as Vectors
}

export function readExtraVectors(): ExtraVectors {
  return readJson('vectors-extra.json') as ExtraVectors
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../docs/spec/vectors/${name}`, import.meta.url), 'utf8'))
}
