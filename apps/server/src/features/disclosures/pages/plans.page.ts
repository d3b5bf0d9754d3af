import { civilDateOf, describeLine, formatDate, PLAN_KINDS } from '@sunlot/contract'
import type { LineDiff, PlanEdition, PlanLine } from '@sunlot/contract'
import { html } from '../html.ts'
import type { Markup } from '../html.ts'
import type { SiteBureau } from '../layout.ts'
import type { PublicPlan } from '../public-plans.queries.ts'

/** Last part of a plan's address: `2026`, `2026-joint`. */
export function nameOfPlan({ year, kind }: Pick<PublicPlan, 'year' | 'kind'>): string {
  return kind === 'joint' ? `${year}-joint` : String(year)
}

/** All published plans of a bureau, newest year first. */
export function plansPage(bureau: SiteBureau, plans: readonly PublicPlan[], today: string): Markup {
  return html`<div class="wide single"><p class="kicker">${bureau.name}</p><h1>年度计划</h1>
<p class="note">每年抽查什么、抽多少、什么时候抽，先公示再抽查；计划有调整的，调整前后都在这里。</p>
${plans.length > 0 ? listPlans(bureau, plans, today) : html`<p>还没有公示年度计划。</p>`}</div>`
}

export function listPlans(bureau: SiteBureau, plans: readonly PublicPlan[], today: string): Markup {
  return html`<ul class="list">${plans.map(
    (plan) => html`<li><div class="row"><a href="${bureau.path}/plans/${nameOfPlan(plan)}">${plan.title}</a>
<time datetime="${plan.publishedOn}">${formatDate(plan.publishedOn, today)}</time></div>
<p class="note">${PLAN_KINDS[plan.kind]}，${plan.lineCount} 项${plan.edition > 1 ? `，调整 ${plan.edition - 1} 次` : ''}</p></li>`,
  )}</ul>`
}

interface PlanFacts {
  bureau: SiteBureau
  plan: PublicPlan
  /** The first first. */
  editions: readonly PlanEdition[]
  shown: PlanEdition
  today: string
}

/** One plan: what it says now, line by line, then every amendment with before and after (S2-12). */
export function planPage({ bureau, plan, editions, shown, today }: PlanFacts): Markup {
  const address = `${bureau.path}/plans/${nameOfPlan(plan)}`
  const isOld = shown.edition < plan.edition
  const dates = [
    `${formatDate(plan.publishedOn, today)}公示`,
    plan.inForceOn ? `${formatDate(plan.inForceOn, today)}起执行` : '',
    plan.edition > 1 ? `调整 ${plan.edition - 1} 次` : '',
  ].filter((part) => part !== '')
  return html`<div class="wide sheet"><p class="kicker">年度计划</p><h1>${shown.title}</h1>
<p class="note">${shown.documentNo ? html`${shown.documentNo}　` : null}${dates.join('，')}</p>
${isOld ? html`<p class="say">这是第 ${shown.edition} 版，已调整。<a href="${address}">看现行的计划</a></p>` : html`<p class="say">${bureau.name}${plan.year}年安排 ${shown.lines.length} 项抽查，按计划抽取，抽取情况随后公示。</p>`}
${shown.bases.length > 0 ? html`<p class="note">制定依据：${shown.bases.join('、')}</p>` : null}
${linesTable(shown.lines, shown.title)}
<p><a href="${address}/lines.csv">下载表格</a>　<a href="${address}/plan.json">开放数据</a></p>
${editions.length > 1 ? html`<h2>计划调整</h2>${editions.slice(1).map((edition) => amendment(edition, address, today))}` : null}</div>`
}

const HEADS = ['对象范围', '人员要求', '比例', '频次', '实施时间', '组织方式'] as const

function linesTable(lines: readonly PlanLine[], caption: string): Markup {
  return html`<table class="stack"><caption>${caption}的计划项</caption>
<thead><tr><th scope="col">序号</th><th scope="col">抽查事项</th><th scope="col">类别</th>${HEADS.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${lines.map((line) => lineRow(line))}</tbody></table>`
}

function lineRow(line: PlanLine): Markup {
  const texts = new Map(describeLine(line, 'public').map(({ name, text }) => [name, text]))
  const cell = (name: string, text = texts.get(name)) => html`<td data-label="${name}">${text || '—'}</td>`
  const items = texts.get('抽查事项') ?? ''
  const across = texts.get('跨区域') ?? ''
  const notes = [items === line.name ? '' : items, across].filter((note) => note !== '')
  return html`<tr><td data-label="序号">${line.lineNo || line.place}</td>
<th scope="row">${line.name}${notes.map((note) => html`<span class="note">${note}</span>`)}</th>
${cell('类别')}${HEADS.map((head) => cell(head))}</tr>`
}

const OPS: Record<LineDiff['op'], string> = { add: '新增', change: '修改', remove: '删去' }

function amendment({ edition, at, amendment: act, diff }: PlanEdition, address: string, today: string): Markup {
  const day = civilDateOf(new Date(at))
  return html`<section><h3>第 ${act?.number ?? edition - 1} 次调整　<time datetime="${day}">${formatDate(day, today)}</time>重新公示</h3>
<p>理由：${act?.reason ?? ''}</p>
${diff.map(
  (line) => html`<table class="stack"><caption>${OPS[line.op]}：${line.name}</caption>
<thead><tr><th scope="col">${OPS[line.op]}：${line.name}</th><th scope="col">调整前</th><th scope="col">调整后</th></tr></thead>
<tbody>${line.cells.map(
    ({ name, before, after }) =>
      html`<tr><th scope="row">${name}</th><td data-label="调整前">${before || '—'}</td><td data-label="调整后">${after || '—'}</td></tr>`,
  )}</tbody></table>`,
)}
<p><a href="${address}?edition=${edition - 1}">看调整以前的计划</a></p></section>`
}
