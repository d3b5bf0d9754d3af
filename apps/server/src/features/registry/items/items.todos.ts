import type { Actor, TodoDraft } from '@sunlot/contract'
import type { Db } from '../../../platform/database.ts'
import { loadPolicy } from '../../rulebook/index.ts'
import { KEEPERS } from '../registry.access.ts'
import { listItems } from './items.queries.ts'
import { findLatest } from './publications.ts'
import { listRequests } from './requests.ts'
import { listWaiting } from './superior.ts'

/** 事项清单动态调整并公布: what is cited where the bureau's own notice says nothing of it. */
const LIST_UPKEEP = 'B-04'

/** What the list of items asks for: changed laws to look at, items unused for years, requests, the day of publication. */
export async function listItemTodos(db: Db, actor: Actor, on: string): Promise<TodoDraft[]> {
  const isKeeper = KEEPERS.some((role) => actor.roles.includes(role))
  const isLead = actor.roles.includes('platformLead')
  return [
    ...(isKeeper ? await listFlagged(db, actor.bureauId, on) : []),
    ...(isKeeper ? await listSuperior(db, actor.bureauId, on) : []),
    ...(isLead ? await listToConsolidate(db, actor.bureauId, on) : []),
  ]
}

async function listFlagged(db: Db, bureauId: string, on: string): Promise<TodoDraft[]> {
  const items = await listItems(db, bureauId, on)
  const having = (flag: 'lawChanged' | 'unused') => items.filter(({ flags }) => flags.includes(flag))
  return [
    ...having('lawChanged').map(({ id, name }) => ({
      id: `item-law-${id}`,
      title: '检查依据有变化，核对抽查事项',
      clause: LIST_UPKEEP,
      object: name,
      verb: '核对',
      to: `/items/${id}`,
    })),
    ...having('unused').map(({ id, name }) => ({
      id: `item-unused-${id}`,
      title: '抽查事项五年没有用过，核实后取消',
      clause: 'B-14',
      object: name,
      verb: '核实',
      to: `/items/${id}`,
    })),
  ]
}

async function listSuperior(db: Db, bureauId: string, on: string): Promise<TodoDraft[]> {
  const [first, ...rest] = await listWaiting(db, bureauId)
  if (!first) return []
  const object = `${first.bureauName}：${first.name}${rest.length > 0 ? ` 等 ${rest.length + 1} 项` : ''}`
  const title = '上级清单事项还没有纳入'
  const clause = (await loadPolicy(db, bureauId, on)).itemSource?.clause ?? LIST_UPKEEP
  return [{ id: 'items-superior', title, clause, object, verb: '纳入', to: '/items/list' }]
}

async function listToConsolidate(db: Db, bureauId: string, on: string): Promise<TodoDraft[]> {
  const { supplementBy, itemListBy } = await loadPolicy(db, bureauId, on)
  const year = on.slice(0, 4)
  const filed = (await listRequests(db, bureauId)).filter(({ status }) => status === 'filed')
  const latest = await findLatest(db, bureauId)
  const isPublished = latest?.publishedOn.startsWith(year) ?? false
  return [
    ...filed.map(({ id, draft, office }) => ({
      id: `item-request-${id}`,
      title: '补充事项申请待汇总',
      clause: supplementBy?.clause ?? LIST_UPKEEP,
      object: office ? `${draft.name}（${office}）` : draft.name,
      verb: '办理',
      to: '/items/list',
      ...(supplementBy && { dueOn: `${year}-${supplementBy.value}` }),
    })),
    ...(itemListBy && !isPublished
      ? [
          {
            id: `item-list-${year}`,
            title: '公布今年的抽查事项清单',
            clause: itemListBy.clause,
            object: `${year}年`,
            verb: '公布',
            to: '/items/list',
            dueOn: `${year}-${itemListBy.value}`,
          },
        ]
      : []),
  ]
}
