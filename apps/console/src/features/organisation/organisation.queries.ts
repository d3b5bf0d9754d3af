import {
  AccountabilitySchema,
  type AccountabilityCase,
  type Attachment,
  AttachmentSchema,
  type DutyGrant,
  DutyCardsMadeSchema,
  DutyCardsSchema,
  DutyGrantSchema,
  GroupsSchema,
  IssuedDocumentDetailSchema,
  IssuedDocumentSchema,
  OfficeListSchema,
  pageOf,
  type PersonRights,
  PersonRightsSchema,
  PublicitySchema,
} from '@sunlot/contract'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { command, get, type Query, send } from '../../api/client.ts'

const DocumentPageSchema = pageOf(IssuedDocumentSchema)
const PublicityPageSchema = pageOf(PublicitySchema)
const GrantListSchema = { parse: (reply: unknown): DutyGrant[] => DutyGrantSchema.array().parse(reply) }
const RightsListSchema = { parse: (reply: unknown): PersonRights[] => PersonRightsSchema.array().parse(reply) }
const CaseListSchema = { parse: (reply: unknown): AccountabilityCase[] => AccountabilitySchema.array().parse(reply) }

/** Offices and people to choose from. */
export const officesQuery = queryOptions({
  queryKey: ['organisation', 'offices'],
  queryFn: () => get('/offices', OfficeListSchema),
})

export const groupsQuery = queryOptions({
  queryKey: ['organisation', 'groups'],
  queryFn: () => get('/groups', GroupsSchema),
})

export const grantsQuery = queryOptions({
  queryKey: ['organisation', 'grants'],
  queryFn: () => get('/duty-grants', GrantListSchema),
})

export const rightsQuery = queryOptions({
  queryKey: ['organisation', 'rights'],
  queryFn: () => get('/duty-rights', RightsListSchema),
})

export function boardQuery(query: Query) {
  return queryOptions({
    queryKey: ['organisation', 'board', query],
    queryFn: () => get('/duty-cards', DutyCardsSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function documentsQuery(query: Query) {
  return queryOptions({
    queryKey: ['organisation', 'documents', 'list', query],
    queryFn: () => get('/issued-documents', DocumentPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ['organisation', 'documents', id],
    queryFn: () => get(`/issued-documents/${id}`, IssuedDocumentDetailSchema),
  })
}

export function publicityQuery(query: Query) {
  return queryOptions({
    queryKey: ['organisation', 'publicity', query],
    queryFn: () => get('/publicity', PublicityPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

export const casesQuery = queryOptions({
  queryKey: ['organisation', 'cases'],
  queryFn: () => get('/accountability-cases', CaseListSchema),
})

interface Change {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body: unknown
}

/** One change to the organisation; what is shown, and the to-dos, are read again whatever became of it. */
export function useOrganisationChange(onDone: () => void = () => {}) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => command(method, path, body),
    onSuccess: onDone,
    onSettled: () => refresh(client),
  })
}

/** Makes the cards of a year from the rulebook; answers how many were made. */
export function useMakeCards() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (year: number) => send('POST', '/duty-cards/from-rulebook', { year }, DutyCardsMadeSchema),
    onSettled: () => refresh(client),
  })
}

/** Uploads a file that a record then refers to. */
export function useUpload(onDone: (attachment: Attachment) => void) {
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.set('file', file)
      return send('POST', '/attachments', form, AttachmentSchema)
    },
    onSuccess: onDone,
  })
}

function refresh(client: ReturnType<typeof useQueryClient>) {
  void client.invalidateQueries({ queryKey: ['home'] })
  return client.invalidateQueries({ queryKey: ['organisation'] })
}
