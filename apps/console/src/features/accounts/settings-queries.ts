import { OrganisationSchema, type User, UserSchema } from '@sunlot/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { command, get } from '../../api/client.ts'

const UserListSchema = { parse: (reply: unknown): User[] => UserSchema.array().parse(reply) }

/** The own bureau, the ones below it and all their offices. */
export const organisationQuery = queryOptions({
  queryKey: ['settings', 'organisation'],
  queryFn: () => get('/organisation', OrganisationSchema),
})

/** Every account of those bureaus. */
export const usersQuery = queryOptions({
  queryKey: ['settings', 'users'],
  queryFn: () => get('/users', UserListSchema),
})

interface Change {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
}

/** One change to bureaus, offices or accounts; what is shown is read again afterwards. */
export function useSettingsChange(onDone: () => void = () => {}) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => command(method, path, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings'] })
      onDone()
    },
  })
}
