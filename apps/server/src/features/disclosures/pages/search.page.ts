import { dateOfInstant, formatDate } from '@sunlot/contract'
import { html } from '../html.ts'
import type { Markup } from '../html.ts'
import type { SiteBureau } from '../layout.ts'
import type { PublicDraw } from '../public-draw.ts'
import { addressOf } from './draws.page.ts'

export interface SearchHit {
  code: string
  name: string
  draw: Pick<PublicDraw, 'drawNo' | 'title' | 'publicAt'>
  outcome: string
}

/** In which public draws a firm stood, and with what outcome. */
export function searchPage(bureau: SiteBureau, question: string, hits: readonly SearchHit[]): Markup {
  return html`<div class="wide single"><h1>查一家单位</h1>
<form class="ask" action="${bureau.path}/search" role="search"><input name="q" aria-label="单位名称或统一社会信用代码" value="${question}" minlength="2" maxlength="64" required><button>查询</button></form>
${
  hits.length === 0
    ? html`<p role="status">公示过的抽取名单里没有“${question}”。请核对代码，或换几个字再查。</p>`
    : html`<p class="note" role="status">找到 ${hits.length} 条${hits.length >= 100 ? '，只列前 100 条，请多写几个字' : ''}</p>
<table><caption>查询结果</caption><thead><tr><th scope="col">单位</th><th scope="col">抽取</th><th scope="col">结果</th><th scope="col">公布日期</th></tr></thead>
<tbody>${hits.map(
        ({ code, name, draw, outcome }) => html`<tr><td>${name}<br><span class="mono note">${code}</span></td>
<td><a href="${addressOf(bureau, draw)}?q=${encodeURIComponent(code)}#answer">${draw.title}</a></td><td>${outcome}</td><td>${formatDate(dateOfInstant(draw.publicAt))}</td></tr>`,
      )}</tbody></table>`
}</div>`
}
