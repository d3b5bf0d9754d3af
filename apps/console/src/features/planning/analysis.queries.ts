import {
  MergeProposalSchema,
  pageOf,
  PlanAnalysisSchema,
  PlanMatrixSchema,
  RepeatRowSchema,
  type SimulationInput,
  SimulationSchema,
} from '@sunlot/contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, type Query, send } from '../../api/client.ts'

const RepeatPageSchema = pageOf(RepeatRowSchema)

/** Numbers, months and checks of a plan as it stands. */
export function analysisQuery(planId: string) {
  return queryOptions({
    queryKey: ['plans', planId, 'analysis'],
    queryFn: () => get(`/plans/${planId}/analysis`, PlanAnalysisSchema),
  })
}

export function matrixQuery(planId: string) {
  return queryOptions({
    queryKey: ['plans', planId, 'matrix'],
    queryFn: () => get(`/plans/${planId}/matrix`, PlanMatrixSchema),
  })
}

export function repeatsQuery(planId: string, query: Query) {
  return queryOptions({
    queryKey: ['plans', planId, 'repeats', query],
    queryFn: () => get(`/plans/${planId}/repeats`, RepeatPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function mergesQuery(planId: string) {
  return queryOptions({
    queryKey: ['plans', planId, 'merges'],
    queryFn: () => get(`/plans/${planId}/merges`, MergeProposalSchema.array()),
  })
}

/** What the plan would mean with other numbers; arithmetic only, nothing is kept. */
export function simulationQuery(planId: string, input: SimulationInput) {
  return queryOptions({
    queryKey: ['plans', planId, 'simulation', input],
    queryFn: () => send('POST', `/plans/${planId}/simulation`, input, SimulationSchema),
    placeholderData: keepPreviousData,
  })
}
