import { ERRORS } from '@sunlot/contract'
import type { ErrorBody, ErrorCode } from '@sunlot/contract'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { ZodError } from 'zod'
import { AppError } from './app-error.ts'

/** PostgreSQL's word for characters it cannot hold; only names of uploaded files come past the check of all input. */
const UNSTORABLE = new Set(['22021', '22P05'])
/** What the reader of uploads says when the sender stopped halfway or sent something else. */
const BROKEN_UPLOAD = /^(Unexpected end of|Part terminated early|Multipart: Boundary|Malformed)/

type Issues = NonNullable<ErrorBody['issues']>

/** Answers every refusal in the one wire form; what nobody foresaw is logged and shown as a number only. */
export function replyWithError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { code, params, issues } = explain(error)
  if (ERRORS[code].status >= 500) request.log.error({ err: error }, 'request failed')
  const body: ErrorBody = { code, params, requestId: request.id, ...(issues ? { issues } : {}) }
  // The route's own reply schema describes success only.
  void reply.status(ERRORS[code].status).serializer(JSON.stringify).type('application/json; charset=utf-8').send(body)
}

function explain(error: unknown): { code: ErrorCode; params: AppError['params']; issues?: Issues } {
  if (error instanceof AppError) return error
  if (error instanceof ZodError)
    return invalid(error.issues.map((one) => ({ path: one.path.join('.'), message: one.message })))
  if (hasZodFastifySchemaValidationErrors(error)) {
    // An address that cannot be one of ours leads nowhere; nobody filled in anything wrong.
    if (error.validationContext === 'params') return { code: 'request.not-found', params: {} }
    return invalid(
      error.validation.map((one) => ({ path: dotted(one.instancePath), message: one.message ?? '格式不对' })),
    )
  }
  return explainFastify(error as Partial<FastifyError>)
}

function explainFastify({ code, statusCode, message }: Partial<FastifyError>): {
  code: ErrorCode
  params: AppError['params']
  issues?: Issues
} {
  if (statusCode === 413) return { code: 'request.too-large', params: { limit: 1 } }
  if (statusCode === 404) return { code: 'request.not-found', params: {} }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return invalid([{ path: '', message: '请求的格式不对' }])
  if (code !== undefined && UNSTORABLE.has(code)) return invalid([{ path: '', message: '有不能用的字符，请重新输入' }])
  if (message !== undefined && BROKEN_UPLOAD.test(message))
    return invalid([{ path: '', message: '文件没有传完，请重传' }])
  const busy = code === '53300' || code === '57P03' || message === 'timeout exceeded when trying to connect'
  return { code: busy ? 'server.busy' : 'server.internal', params: {} }
}

function invalid(issues: Issues): { code: ErrorCode; params: AppError['params']; issues: Issues } {
  return { code: 'request.invalid', params: { count: issues.length }, issues }
}

function dotted(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll('/', '.')
}
