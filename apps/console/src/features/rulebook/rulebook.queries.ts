import {
  type Basis,
  BasisSchema,
  type CalendarYear,
  CalendarYearSchema,
  type GateRule,
  GateRuleSchema,
  type Limit,
  LimitSchema,
  PolicyInForceSchema,
  type PolicyVersionRow,
  PolicyVersionRowSchema,
  PolicyVersionSchema,
} from '@sunlot/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { command, get } from '../../api/client.ts'

const VersionsSchema = { parse: (reply: unknown): PolicyVersionRow[] => PolicyVersionRowSchema.array().parse(reply) }
const BasesSchema = { parse: (reply: unknown): Basis[] => BasisSchema.array().parse(reply) }
const YearsSchema = { parse: (reply: unknown): CalendarYear[] => CalendarYearSchema.array().parse(reply) }
const GatesSchema = { parse: (reply: unknown): GateRule[] => GateRuleSchema.array().parse(reply) }
const LimitsSchema = { parse: (reply: unknown): Limit[] => LimitSchema.array().parse(reply) }

/** The rulebook in force today. */
export const policyQuery = queryOptions({
  queryKey: ['rulebook', 'policy'],
  queryFn: () => get('/policy', PolicyInForceSchema),
})

export const versionsQuery = queryOptions({
  queryKey: ['rulebook', 'versions'],
  queryFn: () => get('/policy-versions', VersionsSchema),
})

export function versionQuery(id: string) {
  return queryOptions({
    queryKey: ['rulebook', 'versions', id],
    queryFn: () => get(`/policy-versions/${id}`, PolicyVersionSchema),
  })
}

export const basesQuery = queryOptions({
  queryKey: ['rulebook', 'bases'],
  queryFn: () => get('/policy-bases', BasesSchema),
})

export const gatesQuery = queryOptions({
  queryKey: ['rulebook', 'gates'],
  queryFn: () => get('/gates', GatesSchema),
})

export const yearsQuery = queryOptions({
  queryKey: ['rulebook', 'years'],
  queryFn: () => get('/calendar-years', YearsSchema),
})

export const limitsQuery = queryOptions({
  queryKey: ['limits'],
  queryFn: () => get('/deadlines', LimitsSchema),
})

interface Change {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
}

/** One change to the rulebook, its register or the calendar. Rules and days decide much: everything is read again. */
export function useRulebookChange(onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => command(method, path, body),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries(),
  })
}
