import {
  type ItemImport,
  ItemImportSchema,
  ItemImportVersionSchema,
  type ItemMapping,
  type MendedItem,
  type OpenItemImport,
  OpenItemImportSchema,
} from '@sunlot/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { command, get, send } from '../../../api/client.ts'

const OpenImportsSchema = { parse: (reply: unknown): OpenItemImport[] => OpenItemImportSchema.array().parse(reply) }
const CountSchema = { parse: (reply: unknown) => reply as { count: number } }
const KEY = ['item-imports']
const SETTLE_MS = 400

/** Lists of the bureau that were begun and neither imported nor given up. */
export const openItemImportsQuery = queryOptions({
  queryKey: [...KEY, 'open'],
  queryFn: () => get('/item-imports', OpenImportsSchema),
})

/** One list with its items as they were mended so far. */
export function itemImportQuery(importId: string) {
  return queryOptions({
    queryKey: [...KEY, importId],
    queryFn: () => get(`/item-imports/${importId}`, ItemImportSchema),
  })
}

/** Has a published list kept and read; no item is written. */
export function useStartItemImport(onStarted: (started: ItemImport) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return send('POST', '/item-imports', form, ItemImportSchema)
    },
    onSuccess: (started) => {
      client.setQueryData(itemImportQuery(started.id).queryKey, started)
      onStarted(started)
    },
  })
}

/** Reads the sheet anew with the columns as the clerk says. */
export function useMapItemColumns({ id, version }: ItemImport) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (mapping: ItemMapping) =>
      send('PUT', `/item-imports/${id}/mapping`, { version, mapping }, ItemImportSchema),
    onSuccess: (after) => client.setQueryData(itemImportQuery(id).queryKey, after),
  })
}

/** Gives a list up; nothing of it has stood in the item list. */
export function useDiscardItemImport(onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (importId: string) => command('DELETE', `/item-imports/${importId}`),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

type Drafts = readonly MendedItem[]

/** The items of a list while they are mended: what changes is kept on the server a moment later, also when the page is left. */
export function useMending(one: ItemImport) {
  const client = useQueryClient()
  const [drafts, setDrafts] = useState<Drafts>(one.drafts)
  const latest = useRef(drafts)
  const kept = useRef<{ drafts: Drafts; version: number }>(one)
  const keeping = useMutation({
    // One after the other, each under the version that the one before it left.
    scope: { id: `item-import ${one.id}` },
    mutationFn: async (next: Drafts) => {
      const { drafts: before, version } = kept.current
      if (next === before) return
      const body = { version, drafts: next }
      const after = await send('PUT', `/item-imports/${one.id}/drafts`, body, ItemImportVersionSchema)
      kept.current = { drafts: next, version: after.version }
      client.setQueryData(itemImportQuery(one.id).queryKey, { ...one, ...after, drafts: [...next] })
    },
  })
  const { mutate, mutateAsync } = keeping
  useEffect(() => {
    latest.current = drafts
    if (drafts === kept.current.drafts) return
    const timer = setTimeout(() => mutate(drafts), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [drafts, mutate])
  useEffect(() => () => mutate(latest.current), [mutate])

  const commit = useMutation({
    mutationFn: async () => {
      await mutateAsync(latest.current)
      return send('POST', `/item-imports/${one.id}/commit`, { version: kept.current.version }, CountSchema)
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['registry'] }),
        client.invalidateQueries({ queryKey: [...KEY, 'open'] }),
      ]),
  })
  return { drafts, setDrafts, keeping, commit }
}
