import { Readable } from 'node:stream'
import { civilDateOf, dateOfInstant } from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { readRecord } from '../draws/index.ts'
import { drawPage } from './pages/draw.page.ts'
import { drawsPage, sayDraw, addressOf } from './pages/draws.page.ts'
import { excludedPage } from './pages/excluded.page.ts'
import { bureausPage, homePage } from './pages/home.page.ts'
import { searchPage } from './pages/search.page.ts'
import { verifyPage } from './pages/verify.page.ts'
import type { PublicDraw } from './public-draw.ts'
import { publicPlansRoutes } from './public-plans.routes.ts'
import { findPublishedItems, listPublicPlans } from './public-plans.queries.ts'
import {
  findAddress,
  findPublicDraw,
  getBureau,
  listBureaus,
  listPending,
  listPublicDraws,
} from './public-draws.queries.ts'
import type { PublicBureau } from './public-draws.queries.ts'
import { answerQuestion, listDrawn, listExcluded, searchDraws } from './public-targets.queries.ts'
import { createSite } from './site.ts'

const PAGE_SIZE = 20
const LIST_SIZE = 200
const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1).catch(1)
const question = z.string().trim().max(64).default('').catch('')
const bureauParams = z.object({ bureau: z.string().max(32) })
const drawParams = bureauParams.extend({ drawNo: z.string().max(64) })
/** Nobody is signed in here, so what costs a scan is limited by address. */
const rateLimit = { max: 120, timeWindow: 60_000 }
const file = { config: { rateLimit }, schema: { params: drawParams } }

/** The public site: server pages for everybody, without login and without script (S1-26, S4-09). */
export async function disclosuresRoutes(app: App, deps: Deps): Promise<void> {
  const site = await createSite(app, deps)
  publicPlansRoutes(app, deps, site)

  app.get('/', async (request, reply) => {
    const bureaus = await listBureaus(deps.db)
    const [only] = bureaus
    if (only && bureaus.length === 1) return reply.redirect(only.path)
    return site.send(
      request,
      reply,
      { title: '双随机、一公开抽取公告', bureau: null, current: 'home' },
      bureausPage(bureaus),
    )
  })

  app.get('/b/:bureau', { schema: { params: bureauParams } }, async (request, reply) => {
    const bureau = await getBureau(deps.db, request.params.bureau)
    const today = civilDateOf(deps.clock.now())
    const { draws, total, drawnInYear } = await listPublicDraws(deps.db, bureau.id, {
      page: 1,
      size: 6,
      year: Number(today.slice(0, 4)),
    })
    const plans = await listPublicPlans(deps.db, bureau.id)
    const items = await findPublishedItems(deps.db, bureau.id)
    const counts = { drawCount: total, drawnThisYear: drawnInYear, itemCount: items?.items.length ?? 0 }
    const article = homePage({ bureau, draws, plans, today, ...counts })
    return site.send(request, reply, { title: '抽取公告', bureau, current: 'home' }, article)
  })

  app.get(
    '/b/:bureau/draws',
    { schema: { params: bureauParams, querystring: z.object({ page: pageNumber }) } },
    async (request, reply) => {
      const bureau = await getBureau(deps.db, request.params.bureau)
      const { page } = request.query
      const today = civilDateOf(deps.clock.now())
      const { draws, total } = await listPublicDraws(deps.db, bureau.id, { page, size: PAGE_SIZE, year: 0 })
      const pending = await listPending(deps.db, bureau.id)
      const article = drawsPage(bureau, { draws, total, page, size: PAGE_SIZE, pending }, today)
      return site.send(request, reply, { title: '抽取公告', bureau, current: 'draws' }, article)
    },
  )

  app.get(
    '/b/:bureau/draws.csv',
    { config: { rateLimit }, schema: { params: bureauParams } },
    async (request, reply) => {
      const bureau = await getBureau(deps.db, request.params.bureau)
      const columns = ['编号', '名称', '公布日期', '参加抽取户数', '抽中户数', '说明', '总指纹', '地址'].map(
        (heading) => ({ heading }),
      )
      return sendTable(reply, { sheetName: '抽取公告', columns, rows: allDraws(deps, bureau) }, { format: 'csv' })
    },
  )

  app.get(
    '/b/:bureau/search',
    { config: { rateLimit }, schema: { params: bureauParams, querystring: z.object({ q: question }) } },
    async (request, reply) => {
      const bureau = await getBureau(deps.db, request.params.bureau)
      const { q } = request.query
      const hits = q.length < 2 ? [] : await searchDraws(deps.db, bureau.id, q)
      return site.send(request, reply, { title: '查一家单位', bureau, current: 'home' }, searchPage(bureau, q, hits))
    },
  )

  app.get(
    '/b/:bureau/draws/:drawNo',
    { config: { rateLimit }, schema: { params: drawParams, querystring: z.object({ q: question, page: pageNumber }) } },
    async (request, reply) => {
      const { bureau, draw } = await getDraw(deps, request.params)
      const { q, page } = request.query
      const targets = await listDrawn(deps.db, draw, { limit: LIST_SIZE, offset: (page - 1) * LIST_SIZE })
      const answers = q.length < 2 ? null : await answerQuestion(deps, draw, q)
      const pageCount = Math.max(1, Math.ceil(draw.drawnCount / LIST_SIZE))
      const article = drawPage({ bureau, draw, targets, page, pageCount, question: q, answers })
      return site.send(request, reply, { title: draw.title, bureau, current: 'draws' }, article)
    },
  )

  // The short address on printed sheets and big screens.
  app.get('/draws/:id', { schema: { params: z.object({ id: z.uuid() }) } }, async (request, reply) => {
    const address = await findAddress(deps.db, request.params.id)
    if (!address) throw new AppError('draws.not-public')
    return reply.redirect(address)
  })

  app.get(
    '/b/:bureau/draws/:drawNo/excluded',
    { config: { rateLimit }, schema: { params: drawParams, querystring: z.object({ page: pageNumber }) } },
    async (request, reply) => {
      const { bureau, draw } = await getDraw(deps, request.params)
      const { page } = request.query
      const rows = await listExcluded(deps.db, draw, { limit: LIST_SIZE, offset: (page - 1) * LIST_SIZE })
      const pageCount = Math.max(1, Math.ceil((draw.poolSize - draw.eligible) / LIST_SIZE))
      const article = excludedPage({ bureau, draw }, { rows, page, pageCount })
      return site.send(request, reply, { title: `未参加抽取的对象 · ${draw.title}`, bureau, current: 'draws' }, article)
    },
  )

  app.get('/b/:bureau/draws/:drawNo/list.csv', file, async (request, reply) => {
    const { draw } = await getDraw(deps, request.params)
    const columns = ['序号', '单位', '统一社会信用代码或编号', '所在地', '层'].map((heading) => ({ heading }))
    const table = { sheetName: '抽中名单', columns, rows: allDrawn(deps, draw) }
    return sendTable(reply, table, { name: `${draw.drawNo}-抽中名单`, format: 'csv' })
  })

  app.get('/b/:bureau/draws/:drawNo/record.json', file, async (request, reply) => {
    const { draw } = await getDraw(deps, request.params)
    if (!draw.seed) throw new AppError('draws.not-public')
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${draw.drawNo}.json`)}`)
      .type('application/json; charset=utf-8')
      .send(Readable.from(readRecord(deps, draw.id), { objectMode: false }))
  })

  app.get('/b/:bureau/draws/:drawNo/verify', { schema: { params: drawParams } }, async (request, reply) => {
    const { bureau, draw } = await getDraw(deps, request.params)
    const back = addressOf(bureau, draw)
    const article = verifyPage({ title: `${draw.title}　${draw.drawNo}`, back, recordAddress: `${back}/record.json` })
    return site.send(
      request,
      reply,
      { title: '验证报告', bureau, current: 'verify', script: site.verifierAddress },
      article,
    )
  })

  app.get('/verify', async (request, reply) =>
    site.send(
      request,
      reply,
      { title: '自己验证一次抽取', bureau: await onlyBureau(deps), current: 'verify', script: site.verifierAddress },
      verifyPage(null),
    ),
  )
}

async function* allDraws({ db }: Deps, bureau: PublicBureau): AsyncGenerator<(string | number)[]> {
  for (let page = 1; ; page += 1) {
    const { draws } = await listPublicDraws(db, bureau.id, { page, size: PAGE_SIZE, year: 0 })
    for (const draw of draws) {
      const { drawNo, title, publicAt, eligible, drawnCount, headerHash } = draw
      const day = dateOfInstant(publicAt)
      yield [drawNo, title, day, eligible, drawnCount, sayDraw(draw), headerHash ?? '', addressOf(bureau, draw)]
    }
    if (draws.length < PAGE_SIZE) return
  }
}

async function* allDrawn({ db }: Deps, draw: PublicDraw): AsyncGenerator<(string | number)[]> {
  for (let offset = 0; offset < draw.drawnCount; offset += 5000) {
    const rows = await listDrawn(db, draw, { limit: 5000, offset })
    yield* rows.map(({ ordinal, name, code, region, layerName }) => [ordinal, name, code, region, layerName])
  }
}

async function onlyBureau({ db }: Deps): Promise<PublicBureau | null> {
  const bureaus = await listBureaus(db)
  return bureaus.length === 1 ? (bureaus[0] ?? null) : null
}

async function getDraw(
  deps: Deps,
  params: { bureau: string; drawNo: string },
): Promise<{ bureau: PublicBureau; draw: PublicDraw }> {
  const bureau = await getBureau(deps.db, params.bureau)
  const draw = await findPublicDraw(deps.db, bureau.id, params.drawNo)
  if (!draw) throw new AppError('draws.not-public')
  return { bureau, draw }
}
