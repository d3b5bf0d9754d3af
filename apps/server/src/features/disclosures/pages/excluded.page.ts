import { formatCount } from '@sunlot/contract'
import { html } from '../html.ts'
import type { Markup } from '../html.ts'
import type { SiteBureau } from '../layout.ts'
import type { PublicDraw } from '../public-draw.ts'
import { addressOf, pager } from './draws.page.ts'

export interface ExcludedRow {
  code: string
  name: string
  region: string
  text: string
}

/** Who did not take part in a draw and why, listed one by one. */
export function excludedPage(
  { bureau, draw }: { bureau: SiteBureau; draw: PublicDraw },
  { rows, page, pageCount }: { rows: readonly ExcludedRow[]; page: number; pageCount: number },
): Markup {
  return html`<div class="wide single"><p><a href="${addressOf(bureau, draw)}">返回抽取公告</a></p>
<h1>未参加抽取的 ${formatCount(draw.poolSize - draw.eligible)} 户和理由</h1><p class="note">${draw.title}　${draw.drawNo}</p>
<p class="say">${draw.excluded.map(({ text, count }) => `${text} ${formatCount(count)} 户`).join('，')}。理由在掷骰之前就已封存，事后不能改。</p>
<table><caption>未参加抽取的对象和理由</caption><thead><tr><th scope="col">单位</th><th scope="col">代码</th><th scope="col">所在地</th><th scope="col">理由</th></tr></thead>
<tbody>${rows.map(({ code, name, region, text }) => html`<tr><td>${name}</td><td class="mono">${code}</td><td>${region || '—'}</td><td>${text}</td></tr>`)}</tbody></table>
${pageCount > 1 ? pager(`${addressOf(bureau, draw)}/excluded`, page, pageCount) : null}</div>`
}
