import { MessageQuerySchema, MessageSchema, MessagesReadSchema, pageOf, UnreadSchema } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { countUnread, listMessages } from './messages.queries.ts'
import { readMessages } from './read-messages.ts'

/** Everybody reads the own messages, and nobody another's. */
export function messagesRoutes(app: App, deps: Deps): void {
  app.get(
    '/messages',
    {
      config: { roles: 'any' },
      schema: { querystring: MessageQuerySchema, response: { 200: pageOf(MessageSchema) } },
    },
    (request) => listMessages(deps.db, request.actor.id, request.query),
  )
  app.get(
    '/messages/unread',
    { config: { roles: 'any' }, schema: { response: { 200: UnreadSchema } } },
    async (request) => ({
      count: await countUnread(deps.db, request.actor.id),
    }),
  )
  app.post(
    '/messages/read',
    { config: { roles: 'any' }, schema: { body: MessagesReadSchema } },
    async (request, reply) => {
      await readMessages(deps, request.actor, request.body)
      return reply.status(204).send()
    },
  )
}
