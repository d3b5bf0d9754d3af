import type { ReactNode } from 'react'
import { ErrorNote } from '../design/notes.tsx'
import { ApiError } from './client.ts'

type FailureNoteProps = {
  error: unknown
  /** What did not happen: `没有保存`. */
  what?: string
  actions?: ReactNode
}

/** A failed request as an error note: what did not happen, why, and the 问题编号. Nothing when there is no error. */
export function FailureNote({ error, what = '没有办成', actions }: FailureNoteProps) {
  if (!error) return null
  const known = error instanceof ApiError ? error : undefined
  return (
    <ErrorNote title={what} actions={actions} {...(known?.requestId ? { requestId: known.requestId } : {})}>
      <p>{known?.message ?? '页面出了问题，请刷新后再试'}</p>
      {known && known.issues.length > 0 && (
        <ul>
          {known.issues.map((issue) => (
            <li key={issue.path}>{issue.message}</li>
          ))}
        </ul>
      )}
    </ErrorNote>
  )
}

/** The message for one field of a refused form, by its path, or undefined. */
export function issueOf(error: unknown, path: string): string | undefined {
  return error instanceof ApiError ? error.issues.find((issue) => issue.path === path)?.message : undefined
}
