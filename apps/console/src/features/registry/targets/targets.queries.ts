import {
  DuplicateSchema,
  OfficeListSchema,
  pageOf,
  PermitGapSchema,
  PermitReportSchema,
  type SpecialPool,
  SpecialPoolSchema,
  type Tag,
  TagSchema,
  type TargetBatch,
  type TargetBatchResult,
  TargetBatchResultSchema,
} from '@sunlot/contract'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, type Query, send } from '../../../api/client.ts'

const TagListSchema = { parse: (reply: unknown): Tag[] => TagSchema.array().parse(reply) }
const PoolListSchema = { parse: (reply: unknown): SpecialPool[] => SpecialPoolSchema.array().parse(reply) }
const PermitGapPageSchema = pageOf(PermitGapSchema)
const DuplicatePageSchema = pageOf(DuplicateSchema)

export const tagsQuery = queryOptions({
  queryKey: ['registry', 'tags'],
  queryFn: () => get('/target-tags', TagListSchema),
})

export const officesQuery = queryOptions({
  queryKey: ['offices'],
  queryFn: async () => (await get('/offices', OfficeListSchema)).offices,
})

export const poolsQuery = queryOptions({
  queryKey: ['registry', 'special-pools'],
  queryFn: () => get('/special-pools', PoolListSchema),
})

/** S2-06: the directory against the licence ledger, in numbers. */
export const permitReportQuery = queryOptions({
  queryKey: ['registry', 'permits', 'report'],
  queryFn: () => get('/permits/report', PermitReportSchema),
})

export function permitGapsQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'permits', 'gaps', query],
    queryFn: () => get('/permits/gaps', PermitGapPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function duplicatesQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'targets', 'duplicates', query],
    queryFn: () => get('/targets/duplicates', DuplicatePageSchema, query),
    placeholderData: keepPreviousData,
  })
}

const POLL_MS = 700

/** One batch from start to end; a long one is read again until it is done. */
export function useTargetBatch(onDone: (result: TargetBatchResult) => void) {
  const client = useQueryClient()
  const [progress, setProgress] = useState<TargetBatchResult>()
  const batch = useMutation({
    mutationFn: async (input: TargetBatch) => {
      setProgress(undefined)
      let result = await send('POST', '/target-batches', input, TargetBatchResultSchema)
      while (result.state === 'running') {
        setProgress(result)
        await new Promise((wake) => setTimeout(wake, POLL_MS))
        result = await get(`/target-batches/${result.id}`, TargetBatchResultSchema)
      }
      return result
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['registry'] }),
  })
  return { batch, progress }
}
