import {
  ExclusionRowSchema,
  pageOf,
  PreviewSchema,
  TaskDetailSchema,
  type TaskInput,
  TaskOptionsSchema,
  TaskRowSchema,
} from '@sunlot/contract'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { command, get, type Query, send } from '../../api/client.ts'

const TaskPageSchema = pageOf(TaskRowSchema)
const ExclusionPageSchema = pageOf(ExclusionRowSchema)
const CreatedSchema = TaskRowSchema.pick({ id: true })

export function tasksQuery(query: Query) {
  return queryOptions({
    queryKey: ['tasks', 'list', query],
    queryFn: () => get('/tasks', TaskPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

/** One task with its gates. Asked again every few seconds while its draw is held: witnesses act on another computer. */
export function taskQuery(taskId: string) {
  return queryOptions({
    queryKey: ['tasks', taskId, 'detail'],
    queryFn: () => get(`/tasks/${taskId}`, TaskDetailSchema),
    refetchInterval: ({ state }) => (state.data?.status === 'drawing' ? 5000 : false),
  })
}

export const taskOptionsQuery = queryOptions({
  queryKey: ['tasks', 'options'],
  queryFn: () => get('/tasks/options', TaskOptionsSchema),
})

export function previewQuery(input: TaskInput) {
  return queryOptions({
    queryKey: ['tasks', 'preview', input],
    queryFn: () => send('POST', '/tasks/preview', input, PreviewSchema),
    placeholderData: keepPreviousData,
  })
}

export function exclusionsQuery(taskId: string, query: Query) {
  return queryOptions({
    queryKey: ['tasks', taskId, 'exclusions', query],
    queryFn: () => get(`/tasks/${taskId}/exclusions`, ExclusionPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

/** Saves a scheme as a draft, a new one or a changed one; answers the task's id. */
export function useSaveTask(saved?: { id: string; version: number }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (input: TaskInput) => {
      if (!saved) return (await send('POST', '/tasks', input, CreatedSchema)).id
      await command('PUT', `/tasks/${saved.id}`, { ...input, version: saved.version })
      return saved.id
    },
    onSuccess: () => client.invalidateQueries(),
  })
}
