import { dateOfInstant, formatCount, formatDate } from '@sunlot/contract'
import { html } from '../html.ts'
import type { Markup } from '../html.ts'
import type { SiteBureau } from '../layout.ts'
import type { PublicDraw } from '../public-draw.ts'

export interface DrawsList {
  draws: readonly PublicDraw[]
  total: number
  page: number
  size: number
  /** Numbers of the draws in hand. */
  pending: readonly string[]
}

/** All public draws of a bureau, newest first, aborted and rejected ones too. */
export function drawsPage(bureau: SiteBureau, { draws, total, page, size, pending }: DrawsList, today: string): Markup {
  const last = Math.max(1, Math.ceil(total / size))
  return html`<div class="wide single"><p class="kicker">${bureau.name}</p><h1>抽取公告</h1>
<p class="note">共 ${formatCount(total)} 次，包括中止和退回的。编号连续，没有空缺。<a href="${bureau.path}/draws.csv">下载表格</a></p>
${pending.length > 0 ? html`<p class="note">正在办理、还没有公布的：${pending.join('、')}</p>` : null}
${total === 0 ? html`<p>还没有公示过抽取。</p>` : listDraws(bureau, draws, today)}
${last > 1 ? pager(`${bureau.path}/draws`, page, last) : null}</div>`
}

export function listDraws(bureau: SiteBureau, draws: readonly PublicDraw[], today: string): Markup {
  return html`<ul class="list">${draws.map((draw) => {
    const day = dateOfInstant(draw.publicAt)
    return html`<li><div class="row"><a href="${addressOf(bureau, draw)}">${draw.title}</a>
<time datetime="${day}">${formatDate(day, today)}</time></div><p class="note">${sayDraw(draw)}</p></li>`
  })}</ul>`
}

/** The one sentence under a draw's title. */
export function sayDraw(draw: PublicDraw): string {
  const { status, eligible, drawnCount, witnesses, drawNo } = draw
  if (status === 'aborted') return `${drawNo}，已中止，理由和作废的结果一并公开`
  if (status === 'rejected') return `${drawNo}，审签退回，名单作废，理由一并公开`
  if (status === 'infeasible') return `${drawNo}，对象名单有效，检查人员排不出，由后一次抽取重排`
  return `从 ${formatCount(eligible)} 户中抽中 ${formatCount(drawnCount)} 户，${witnesses.length} 位见证人掷骰，可自己验证`
}

export function addressOf(bureau: SiteBureau, { drawNo }: Pick<PublicDraw, 'drawNo'>): string {
  return `${bureau.path}/draws/${encodeURIComponent(drawNo)}`
}

export function pager(path: string, page: number, last: number): Markup {
  return html`<nav class="pager" aria-label="翻页">${page > 1 ? html`<a href="${path}?page=${page - 1}" rel="prev">上一页</a>` : null}
<span>第 ${page} 页，共 ${last} 页</span>${page < last ? html`<a href="${path}?page=${page + 1}" rel="next">下一页</a>` : null}</nav>`
}
