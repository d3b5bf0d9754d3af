import { random } from './random.ts'

/** One edited copy of a record, and where it was edited. */
export interface Mutation {
  path: string
  edit: string
  record: unknown
}

type Path = (string | number)[]

/** Every single edit of every value of a record: changed values, confused types, removed, added and doubled members. */
export function* mutations(record: unknown): Generator<Mutation> {
  for (const path of paths(record, [])) {
    const old = valueAt(record, path)
    for (const [edit, value] of editsOf(old)) {
      // An edit such as upper case of upper case changes nothing.
      if (value !== REMOVED && JSON.stringify(value) === JSON.stringify(old)) continue
      yield { path: path.join('.'), edit, record: edited(record, path, value) }
    }
  }
}

/** One of the edits, chosen by the seed. */
export function mutateOnce(record: unknown, seed: string): Mutation {
  const r = random(seed)
  const path = r.pick([...paths(record, [])])
  const [edit, value] = r.pick([...editsOf(valueAt(record, path))])
  return { path: path.join('.'), edit, record: edited(record, path, value) }
}

const REMOVED = Symbol('removed')

function* editsOf(value: unknown): Generator<[string, unknown]> {
  yield ['removed', REMOVED]
  yield ['null', null]
  yield ['as list', [value]]
  if (typeof value === 'string') yield* textEdits(value)
  else if (typeof value === 'number') yield* numberEdits(value)
  else if (typeof value === 'boolean') yield* [['negated', !value] as [string, unknown], ['as text', String(value)]]
  else if (Array.isArray(value)) yield* listEdits(value)
  else if (typeof value === 'object' && value !== null) yield ['emptied', {}]
  else yield ['a text', 'x']
}

function* textEdits(value: string): Generator<[string, unknown]> {
  yield ['lengthened', `${value}0`]
  yield ['a space', `${value} `]
  yield ['a comma', `${value},${value}`]
  yield ['a line feed', `${value}\n`]
  yield ['emptied', '']
  yield ['a number', 3]
  if (value.length > 0) {
    const last = value[value.length - 1] === '1' ? '2' : '1'
    yield ['last character', value.slice(0, -1) + last]
    yield ['upper case', value.toUpperCase()]
  }
}

function* numberEdits(value: number): Generator<[string, unknown]> {
  yield ['one more', value + 1]
  yield ['one less', value - 1]
  yield ['as text', String(value)]
  yield ['a fraction', value + 0.5]
  yield ['huge', 2 ** 53]
}

function* listEdits(value: unknown[]): Generator<[string, unknown]> {
  yield ['emptied', []]
  yield ['joined', value.join(',')]
  if (value.length > 0) {
    yield ['first removed', value.slice(1)]
    yield ['last doubled', [...value, value[value.length - 1]]]
  }
  if (value.length > 1) yield ['reversed', value.toReversed()]
}

function* paths(value: unknown, at: Path): Generator<Path> {
  if (typeof value !== 'object' || value === null) return
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    const path = [...at, key]
    yield path
    yield* paths(valueAt(value, [key]), path)
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value)
}

function edited(value: unknown, [key, ...rest]: Path, leaf: unknown): unknown {
  const inner = rest.length === 0 ? leaf : edited(valueAt(value, [key!]), rest, leaf)
  if (Array.isArray(value)) return value.flatMap((old, i) => (i !== key ? [old] : inner === REMOVED ? [] : [inner]))
  const entries = Object.entries(value as object).flatMap(([name, old]) =>
    name !== key ? [[name, old]] : inner === REMOVED ? [] : [[name, inner]],
  )
  return Object.fromEntries(entries) as unknown
}
