import {
  type DrawDetail,
  DrawDetailSchema,
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

/** One step of a task, e.g. `submit`; everything that shows tasks is asked again. */
export function useTaskStep(taskId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body?: unknown }) =>
      command('POST', `/tasks/${taskId}/${path}`, body ?? {}),
    onSettled: () => client.invalidateQueries(),
  })
}

/**
 * Freezes lists and rules and starts the ceremony; the draw may still be freezing. `onOpened` is called before anything
 * is read again, because the button is gone from the page once the task is.
 */
export function useOpenDraw(taskId: string, onOpened: (draw: DrawDetail) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => send('POST', `/tasks/${taskId}/draws`, {}, DrawDetailSchema),
    onSuccess: onOpened,
    onSettled: () => client.invalidateQueries(),
  })
}

/** Uploads photos or videos of a draw one after another under one caption; a failure keeps those before it. */
export function useUploadEvidence(drawId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ files, caption }: { files: readonly File[]; caption: string }) => {
      for (const file of files) {
        const form = new FormData()
        // The server reads the fields that come before the file.
        form.append('caption', caption)
        form.append('file', file)
        await send('POST', `/draws/${drawId}/evidence`, form, DrawDetailSchema)
      }
    },
    onSettled: () => client.invalidateQueries(),
  })
}
