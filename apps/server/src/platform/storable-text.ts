import type { FastifyRequest } from 'fastify'
import { ZodError } from 'zod'

/** No form of ours nests deeper; further down the path of a fault says no more. */
const DEEPEST = 8

/** Throws a ZodError for text that PostgreSQL cannot hold: U+0000, and halves of surrogate pairs. */
export function refuseUnstorableText({ params, query, body }: Pick<FastifyRequest, 'params' | 'query' | 'body'>): void {
  // A stack of its own: JSON of a few hundred kilobytes nests deeper than calls may.
  const left: { path: string[]; value: unknown }[] = [params, query, body].map((value) => ({ path: [], value }))
  for (let next = left.pop(); next; next = left.pop()) {
    const { path, value } = next
    if (typeof value === 'string' && !isStorable(value)) throw refusal(path)
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key)) throw refusal(path)
      left.push({ path: path.length < DEEPEST ? [...path, key] : path, value: inner })
    }
  }
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function refusal(path: string[]): ZodError {
  return new ZodError([{ code: 'custom', path, message: '有不能用的字符，请重新输入', input: undefined }])
}
