import {
  type Import,
  type ImportKind,
  ImportRowSchema,
  type ImportRowsQuery,
  ImportSchema,
  type ImportStatus,
  pageOf,
} from '@sunlot/contract'
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { command, get, send } from '../../../api/client.ts'

const POLL_MS = 1000
const ImportRowPageSchema = pageOf(ImportRowSchema)
const ImportListSchema = { parse: (reply: unknown): Import[] => ImportSchema.array().parse(reply) }

/** Whether the server is at work on it: the screen asks again until it is not. */
function isBusy(status: ImportStatus): boolean {
  return status === 'reading' || status === 'committing'
}

/** The latest imports of the bureau, newest first. */
export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: () => get('/imports', ImportListSchema),
  refetchInterval: ({ state }) => (state.data?.some(({ status }) => isBusy(status)) ? POLL_MS : false),
})

/** One page of the sheet; while it is being checked again, the rows as they were. */
export function importRowsQuery(importId: string, query: Pick<ImportRowsQuery, 'show' | 'page' | 'size'>) {
  return queryOptions({
    queryKey: ['imports', importId, 'rows', query],
    queryFn: () => get(`/imports/${importId}/rows`, ImportRowPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

/** One import, followed while the server works on it; once it is in the directory, the lists are read again. */
export function useImport(importId: string | undefined) {
  const client = useQueryClient()
  const result = useQuery({
    queryKey: ['imports', importId, 'one'],
    queryFn: () => get(`/imports/${importId}`, ImportSchema),
    enabled: importId !== undefined,
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.status) ? POLL_MS : false),
  })
  const status = result.data?.status
  useEffect(() => {
    if (status === 'checked') void client.invalidateQueries({ queryKey: ['imports', importId, 'rows'] })
    if (status === 'committed') void client.invalidateQueries({ queryKey: ['registry'] })
  }, [status, importId, client])
  return result
}

/** Sends a file; answers the import, whose dry run has begun. */
export function useUpload(kind: ImportKind, onStarted: (started: Import) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return send('POST', `/imports/${kind}`, form, ImportSchema)
    },
    onSuccess: (started) => {
      client.setQueryData(['imports', started.id, 'one'], started)
      onStarted(started)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['imports', 'list'] }),
  })
}

interface Step {
  readonly method: 'POST' | 'PUT'
  /** Below the import: `/fix`. */
  readonly path: string
  readonly body?: unknown
}

/** One step of an import: columns, a fix, leaving rows out, the commit. */
export function useImportStep(importId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Step) => send(method, `/imports/${importId}${path}`, body, ImportSchema),
    onSuccess: (after) => client.setQueryData(['imports', importId, 'one'], after),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

/** Gives an import up; nothing of it has ever stood in the directory. */
export function useDiscard(importId: string, onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => command('DELETE', `/imports/${importId}`),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}
