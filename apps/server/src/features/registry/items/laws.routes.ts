import { LawChangeInputSchema, LawChangeSchema } from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http.ts'
import { KEEPERS, READERS } from '../registry.access.ts'
import { listLawChanges, registerLawChange } from './laws.ts'

/** Changed laws and what they mean for the list (S1-08). */
export function lawsRoutes(app: App, deps: Deps): void {
  app.get(
    '/law-changes',
    { config: { roles: READERS }, schema: { response: { 200: z.array(LawChangeSchema) } } },
    ({ actor }) => listLawChanges(deps.db, actor.bureauId),
  )
  app.post(
    '/law-changes',
    {
      config: { roles: [...KEEPERS, 'legalOffice'] },
      schema: { body: LawChangeInputSchema, response: { 201: z.object({ id: z.string() }) } },
    },
    async (request, reply) =>
      reply.status(201).send({ id: await registerLawChange(deps, request.actor, request.body) }),
  )
}
