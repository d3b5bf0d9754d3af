import {
  BureauInputSchema,
  OfficeInputSchema,
  OfficeLinesSchema,
  OfficesMadeSchema,
  OrganisationSchema,
  UserInputSchema,
  UserSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { importOffices } from './import-offices.ts'
import { createBureau, createOffice, renameOffice, updateBureau } from './organisation.ts'
import { listBureausBelow, listOffices } from './organisation.queries.ts'
import { createUser, unlockUser, updateUser } from './users.ts'
import { listUsers } from './users.queries.ts'

const admin = { roles: ['platformAdmin'] } as const
const params = z.object({ id: z.uuid() })
const created = { 201: z.object({ id: z.string() }) }

/** Bureaus, offices and accounts, of the admin's own bureau and the ones below it (S1-25). */
export function administrationRoutes(app: App, deps: Deps): void {
  app.get('/organisation', { config: admin, schema: { response: { 200: OrganisationSchema } } }, async (request) => {
    const bureaus = await listBureausBelow(deps.db, request.actor.bureauId)
    const ids = bureaus.map(({ id }) => id)
    return { bureaus, offices: await listOffices(deps.db, ids) }
  })

  app.post(
    '/bureaus',
    { config: admin, schema: { body: BureauInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await createBureau(deps, request.actor, request.body) }),
  )
  app.put(
    '/bureaus/:id',
    { config: admin, schema: { params, body: BureauInputSchema.omit({ parentId: true, admin: true }) } },
    async (request, reply) => {
      await updateBureau(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )

  app.post(
    '/offices',
    { config: admin, schema: { body: OfficeInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await createOffice(deps, request.actor, request.body) }),
  )
  app.post(
    '/offices/import',
    { config: admin, schema: { body: OfficeLinesSchema, response: { 200: OfficesMadeSchema } } },
    (request) => importOffices(deps, request.actor, request.body),
  )
  app.put(
    '/offices/:id',
    { config: admin, schema: { params, body: OfficeInputSchema.pick({ name: true }) } },
    async (request, reply) => {
      await renameOffice(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )

  app.get('/users', { config: admin, schema: { response: { 200: z.array(UserSchema) } } }, async (request) => {
    const bureaus = await listBureausBelow(deps.db, request.actor.bureauId)
    return listUsers(
      deps.db,
      bureaus.map(({ id }) => id),
    )
  })
  app.post('/users', { config: admin, schema: { body: UserInputSchema, response: created } }, async (request, reply) =>
    reply.status(201).send({ id: await createUser(deps, request.actor, request.body) }),
  )
  app.put('/users/:id', { config: admin, schema: { params, body: UserInputSchema } }, async (request, reply) => {
    await updateUser(deps, request.actor, { ...request.body, ...request.params })
    return reply.status(204).send()
  })
  app.post('/users/:id/unlock', { config: admin, schema: { params } }, async (request, reply) => {
    await unlockUser(deps, request.actor, request.params.id)
    return reply.status(204).send()
  })
}
