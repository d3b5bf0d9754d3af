import {
  type Import,
  type ImportFix,
  type ImportKind,
  type ImportMapping,
  ImportRowSchema,
  ImportSchema,
  type ImportStatus,
  pageOf,
} from '@sunlot/contract'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { command, get, send } from '../../../api/client.ts'

const ImportListSchema = { parse: (reply: unknown): Import[] => ImportSchema.array().parse(reply) }
const RowPageSchema = pageOf(ImportRowSchema)
const ASK_AGAIN_MS = 700

/** Rows of the sheet shown at once. */
export const SHEET_PAGE = 100

/** Whether the server is working on it, so that the numbers still move. */
export function isUnderWay({ status }: { status: ImportStatus }): boolean {
  return status === 'reading' || status === 'committing'
}

/** Whether it waits for somebody or for the server: neither written nor given up. */
export function isUnfinished(one: Import): boolean {
  return isUnderWay(one) || one.status === 'mapping' || one.status === 'checked'
}

/** The latest imports of the bureau, newest first. */
export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: () => get('/imports', ImportListSchema),
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 3 * ASK_AGAIN_MS : false),
})

/** One import; asked again while the server works on it. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', id, 'state'],
    queryFn: () => get(`/imports/${id}`, ImportSchema),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? ASK_AGAIN_MS : false),
  })
}

/** One page of the sheet; `show` is `errors`, `all` or the name of a group. */
export function importRowsQuery(id: string, show: string, page: number) {
  return queryOptions({
    queryKey: ['imports', id, 'rows', show, page],
    queryFn: () => get(`/imports/${id}/rows`, RowPageSchema, { show, page, size: SHEET_PAGE }),
    placeholderData: keepPreviousData,
  })
}

/** Sends a file; the dry run has begun when the answer comes. */
export function useStartImport(kind: ImportKind) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return send('POST', `/imports/${kind}`, form, ImportSchema)
    },
    onSuccess: (started) => {
      client.setQueryData(importQuery(started.id).queryKey, started)
      return client.invalidateQueries({ queryKey: importsQuery.queryKey })
    },
  })
}

/** What can be done to an import before it is written. */
export type ImportStep =
  | { readonly step: 'mapping'; readonly body: ImportMapping }
  | { readonly step: 'fix'; readonly body: ImportFix }
  | { readonly step: 'exclude' }
  | { readonly step: 'commit' }

/** Takes one step; the sheet is read again afterwards. */
export function useImportStep(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, ...rest }: ImportStep) =>
      send(
        step === 'mapping' ? 'PUT' : 'POST',
        `/imports/${id}/${step}`,
        'body' in rest ? rest.body : {},
        ImportSchema,
      ),
    onSuccess: (after) => client.setQueryData(importQuery(id).queryKey, after),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

/** Gives an import up. */
export function useDiscardImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => command('DELETE', `/imports/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: importsQuery.queryKey }),
  })
}
