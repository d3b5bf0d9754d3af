import {
  type Certificate,
  CertificateSchema,
  CertifiedStaffSchema,
  ExamSchema,
  InspectorDrawsSchema,
  InspectorOverviewSchema,
  InstitutionDetailSchema,
  InstitutionSchema,
  pageOf,
  TrainingDetailSchema,
  TrainingGapsSchema,
  TrainingSchema,
} from '@sunlot/contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, type Query } from '../../api/client.ts'

const LedgerPageSchema = pageOf(CertifiedStaffSchema)
const ExamPageSchema = pageOf(ExamSchema)
const InstitutionPageSchema = pageOf(InstitutionSchema)
const TrainingPageSchema = pageOf(TrainingSchema)
const CertificatesSchema = { parse: (reply: unknown): Certificate[] => CertificateSchema.array().parse(reply) }

/** Counts, mode of the pool and coverage above the directory of inspectors. */
export const inspectorOverviewQuery = queryOptions({
  queryKey: ['registry', 'inspectors', 'overview'],
  queryFn: () => get('/inspectors/overview', InspectorOverviewSchema),
})

export function certificatesQuery(inspectorId: string) {
  return queryOptions({
    queryKey: ['registry', 'inspectors', inspectorId, 'certificates'],
    queryFn: () => get(`/inspectors/${inspectorId}/certificates`, CertificatesSchema),
  })
}

export function inspectorDrawsQuery(inspectorId: string) {
  return queryOptions({
    queryKey: ['registry', 'inspectors', inspectorId, 'draws'],
    queryFn: () => get(`/inspectors/${inspectorId}/draws`, InspectorDrawsSchema),
  })
}

export function ledgerQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'certified-staff', query],
    queryFn: () => get('/certified-staff', LedgerPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function examsQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'exams', query],
    queryFn: () => get('/exams', ExamPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function institutionsQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'institutions', 'list', query],
    queryFn: () => get('/institutions', InstitutionPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function institutionQuery(institutionId: string) {
  return queryOptions({
    queryKey: ['registry', 'institutions', institutionId],
    queryFn: () => get(`/institutions/${institutionId}`, InstitutionDetailSchema),
  })
}

export function trainingsQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'trainings', 'list', query],
    queryFn: () => get('/trainings', TrainingPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function trainingQuery(trainingId: string) {
  return queryOptions({
    queryKey: ['registry', 'trainings', trainingId],
    queryFn: () => get(`/trainings/${trainingId}`, TrainingDetailSchema),
  })
}

export const trainingGapsQuery = queryOptions({
  queryKey: ['registry', 'trainings', 'gaps'],
  queryFn: () => get('/trainings/gaps', TrainingGapsSchema),
})
