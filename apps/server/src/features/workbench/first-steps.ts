import { civilDateOf, formatCount, ROLES } from '@sunlot/contract'
import type { Actor, FirstStep, Role } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'
import { countFirstSteps } from './first-steps.queries.ts'
import type { StepCounts } from './first-steps.queries.ts'

/** Without these three people no draw can be made (S0-12). */
const NEEDED: readonly Role[] = ['businessOffice', 'deputyHead', 'platformLead']

type Step = Omit<FirstStep, 'state'> & { isDone: boolean }

/** S1-01 组织架构、一单两库、计划、任务: what is done, and what comes next. */
export async function readFirstSteps({ db, clock }: Deps, actor: Actor): Promise<{ steps: FirstStep[] }> {
  const today = civilDateOf(clock.now())
  const steps = listSteps(await countFirstSteps(db, actor.bureauId, today), Number(today.slice(0, 4)))
  const next = steps.findIndex(({ isDone }) => !isDone)
  return {
    steps: steps.map(({ isDone, ...step }, index) => ({
      ...step,
      state: isDone ? 'done' : index === next ? 'now' : 'todo',
    })),
  }
}

function listSteps(counts: StepCounts, year: number): Step[] {
  const missing = NEEDED.filter((role) => !counts.roles.includes(role))
  return [
    {
      key: 'organisation',
      title: '组织架构：科室和账号',
      isDone: counts.offices > 0 && missing.length === 0,
      note:
        missing.length > 0
          ? `${formatCount(counts.offices)} 个科室，还缺${missing.map((role) => ROLES[role]).join('、')}`
          : `${formatCount(counts.offices)} 个科室，抽取、审签、公示都有人`,
      verb: '建科室和账号',
      to: '/settings',
    },
    {
      key: 'duties',
      title: '职责分工和责任清单',
      isDone: counts.cards > 0,
      note: counts.cards > 0 ? `${year}年责任卡 ${counts.cards} 张` : `${year}年的责任清单还没有生成`,
      verb: '分工',
      to: '/organisation',
    },
    {
      key: 'rulebook',
      title: '一细则：核对条款和数值',
      // The notice itself is the first rulebook: a bureau is never without one.
      isDone: true,
      note: counts.rulebooks > 0 ? `本单位改过 ${counts.rulebooks} 版` : '按通知原文执行，还没有改过',
      verb: '看细则',
      to: '/rulebook',
    },
    listStep('items', { title: '一单：抽查事项清单', count: counts.items, unit: '项', verb: '录入事项' }),
    listStep('targets', { title: '两库：检查对象名录库', count: counts.targets, unit: '个', verb: '导入对象' }),
    {
      ...listStep('inspectors', {
        title: '两库：执法人员名录库',
        count: counts.inspectors,
        unit: '名',
        verb: '导入人员',
      }),
      // S4-04, B-07 每户不少于 2 名
      isDone: counts.inspectors >= 2,
    },
    {
      key: 'plan',
      title: `${year}年度计划`,
      isDone: counts.plans > 0,
      note: counts.plans > 0 ? '计划已执行' : '还没有公布执行的计划',
      verb: '编计划',
      to: '/plans',
    },
    listStep('task', { title: '第一个抽查任务', count: counts.tasks, unit: '个', verb: '发起任务', to: '/tasks' }),
  ]
}

interface Listed {
  title: string
  count: number
  unit: string
  verb: string
  to?: string
}

function listStep(key: FirstStep['key'], { title, count, unit, verb, to = `/${key}` }: Listed): Step {
  const note = count > 0 ? `已有 ${formatCount(count)} ${unit}` : '还没有'
  return { key, title, isDone: count > 0, note, verb, to }
}
