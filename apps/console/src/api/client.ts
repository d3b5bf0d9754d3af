import { type ErrorBody, type ErrorCode, errorText } from '@sunlot/contract'

const BASE = '/api/v1'

/** What a contract schema must be able to do here. */
interface Schema<T> {
  parse(value: unknown): T
}

export type Query = Readonly<Record<string, string | number | undefined>>

/** A refused or failed request; `message` is the Chinese sentence to show. */
export class ApiError extends Error {
  /** Undefined when the server was not reached or its answer was not understood. */
  readonly code: ErrorCode | undefined
  /** 问题编号. */
  readonly requestId: string | undefined
  readonly params: ErrorBody['params']
  /** Fields that are wrong, by path, with `request.invalid`. */
  readonly issues: NonNullable<ErrorBody['issues']>

  constructor(message: string, body?: ErrorBody) {
    super(message)
    this.code = body?.code
    this.requestId = body?.requestId
    this.params = body?.params ?? {}
    this.issues = body?.issues ?? []
  }
}

/** Address of an API path with its query, for links and downloads; empty values are left out. */
export function apiUrl(path: string, query: Query = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString()
  return `${BASE}${path}${search && `?${search}`}`
}

/** Reads `path` and checks the answer against `schema`; throws ApiError. */
export async function get<T>(path: string, schema: Schema<T>, query: Query = {}): Promise<T> {
  return parse(schema, await call('GET', apiUrl(path, query)))
}

/** Sends a JSON body, or a FormData as it is, and checks the answer; throws ApiError. */
export async function send<T>(method: Method, path: string, body: unknown, schema: Schema<T>): Promise<T> {
  return parse(schema, await call(method, apiUrl(path), body))
}

/** Sends a command whose answer carries nothing; throws ApiError. */
export async function command(method: Method, path: string, body?: unknown): Promise<void> {
  await call(method, apiUrl(path), body)
}

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

async function call(method: 'GET' | Method, url: string, body?: unknown): Promise<unknown> {
  const isForm = body instanceof FormData
  const headers: Record<string, string> = { 'x-sunlot': '1' }
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body)

  const response = await fetch(url, init).catch(() => {
    throw new ApiError('连不上服务器，刚才的操作没有保存，请检查网络后再试')
  })
  const text = await response.text()
  const reply = parseJson(text)
  if (response.ok) return reply
  if (isErrorBody(reply)) throw new ApiError(errorText(reply.code, reply.params), reply)
  throw new ApiError('服务器没有正常答复，刚才的操作没有保存，请稍后再试')
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function isErrorBody(reply: unknown): reply is ErrorBody {
  return typeof reply === 'object' && reply !== null && 'code' in reply && 'requestId' in reply
}

function parse<T>(schema: Schema<T>, reply: unknown): T {
  try {
    return schema.parse(reply)
  } catch {
    throw new ApiError('页面和服务器的版本不一致，请刷新页面')
  }
}
