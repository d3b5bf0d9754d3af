import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { ERRORS } from '@sunlot/contract'
import fastify from 'fastify'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { AppError } from './app-error.ts'
import type { Deps } from './deps.ts'
import { replyWithError } from './error-reply.ts'
import { guardRoutes } from './guard.ts'
import type { Authenticate } from './guard.ts'
import { speakChinese } from './issue-text.ts'
import { refuseUnstorableText } from './storable-text.ts'

/** What a feature's routes are registered on; schemas are zod's. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

const MEBIBYTE = 1_048_576

/** The HTTP server with everything that holds for all features: errors, access, limits, headers, description. */
export async function createHttp(deps: Deps, authenticate: Authenticate): Promise<App> {
  speakChinese()
  const logger: FastifyBaseLogger = deps.logger
  const app = fastify({
    loggerInstance: logger,
    genReqId: () => deps.newId().slice(-8),
    trustProxy: (_address, hop) => hop < deps.config.trustedProxyCount,
    bodyLimit: MEBIBYTE,
    routerOptions: { maxParamLength: 200 },
    // An address that is none at all never reaches a route or its error handler.
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      const { status, text } = ERRORS['request.not-found']
      void reply.status(status).type('text/plain; charset=utf-8').send(text)
    },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(replyWithError)
  app.setNotFoundHandler((request, reply) => replyWithError(new AppError('request.not-found'), request, reply))

  await app.register(cookie)
  await app.register(helmet, securityHeaders)
  // Squeezing harder than gzip on each request costs a small server more than it saves.
  await app.register(compress, { encodings: ['gzip'], threshold: 2048 })
  // Routes set their own, smaller limit in FileStore.put, which refuses; this one would cut the file off in silence.
  await app.register(multipart, { limits: { files: 1, fields: 20, fieldSize: 64 * 1024, fileSize: 1024 * MEBIBYTE } })
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => new AppError('request.too-many', { seconds: Math.ceil(ttl / 1000) }),
  })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Sunlot', version: '1' } },
    transform: jsonSchemaTransform,
  })
  guardRoutes(app, authenticate)
  app.addHook('preValidation', async (request) => refuseUnstorableText(request))
  app.addHook('onSend', async (request, reply) => {
    // What an account sees is never kept by a proxy or by the browser of the next person.
    if (request.url.startsWith('/api/v1') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
  })
  return app
}

/** No HSTS and no upgrade: offices run this over plain http inside their network. Styles are written by the component library. */
const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // With 'no-referrer' a form of our own pages would be sent with "Origin: null".
  referrerPolicy: { policy: 'same-origin' as const },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
}
