import { formatCount } from '@sunlot/contract'
import { html } from '../html.ts'
import type { Markup } from '../html.ts'
import type { SiteBureau } from '../layout.ts'
import { listPlans } from './plans.page.ts'
import type { PublicPlan } from '../public-plans.queries.ts'
import type { PublicDraw } from '../public-draw.ts'
import { listDraws } from './draws.page.ts'

export interface HomeFacts {
  bureau: SiteBureau
  draws: readonly PublicDraw[]
  drawCount: number
  /** Targets drawn this year in published draws, counted once a visit. */
  drawnThisYear: number
  /** Published plans, newest first, and the number of published items. */
  plans: readonly PublicPlan[]
  itemCount: number
  today: string
}

/** First page of one bureau: ask for one firm, the newest draws, how a draw is made. */
export function homePage({ bureau, draws, drawCount, drawnThisYear, plans, itemCount, today }: HomeFacts): Markup {
  return html`<section class="hero"><div class="wide">
<h1>查一家单位：有没有被抽查</h1>
<form class="ask" action="${bureau.path}/search" role="search">
<input name="q" aria-label="单位名称或统一社会信用代码" placeholder="输入单位名称的几个字，或统一社会信用代码" minlength="2" maxlength="64" required>
<button>查询</button></form>
<p class="note">不用登录。今年公示抽取 ${formatCount(drawCount)} 次，抽中 ${formatCount(drawnThisYear)} 户次，每次都能自己重算。</p>
</div></section>
<div class="wide columns">
<section aria-labelledby="draws"><div class="head"><h2 id="draws">抽取公告</h2><a href="${bureau.path}/draws">全部 ${formatCount(drawCount)} 次</a></div>
${draws.length > 0 ? listDraws(bureau, draws, today) : html`<p>还没有公示过抽取。第一次抽取公示后，名单和抽取记录都在这里。</p>`}</section>
<section aria-labelledby="how"><div class="head"><h2 id="how">一次抽取怎么做</h2><a href="/verify">自己验证</a></div>
<ol class="steps">
<li>检查对象、检查人员和规则先封存，当众公布总指纹，此后谁也不能改</li>
<li>见证人当场掷骰子，点数在封存之后才有，谁也料不到</li>
<li>封存的数和骰子点数合起来给每一户算出票号，票号小的抽中</li>
<li>名单由分管领导签字，由另外的人公示，检查人员分组到检查当天公开</li>
</ol>
<p>每次抽取都有见证人当场掷骰，<a href="/verify">您也可以自己重算一遍</a>。</p></section>
</div>
<div class="wide columns">
<section aria-labelledby="plans"><div class="head"><h2 id="plans">年度计划</h2><a href="${bureau.path}/plans">全部 ${plans.length} 份</a></div>
${plans.length > 0 ? listPlans(bureau, plans.slice(0, 2), today) : html`<p>还没有公示年度计划。</p>`}</section>
<section aria-labelledby="items"><div class="head"><h2 id="items">抽查事项</h2>${itemCount > 0 ? html`<a href="${bureau.path}/items">全部 ${itemCount} 项</a>` : null}</div>
<p>${itemCount > 0 ? '查什么、依据哪条规定、看哪几点、抽多少，都在抽查事项清单里。清单以外的不查。' : '还没有公布抽查事项清单。'}</p></section>
</div>`
}

/** First page when several bureaus share one server. */
export function bureausPage(bureaus: readonly SiteBureau[]): Markup {
  return html`<div class="wide single"><h1>双随机、一公开抽取公告</h1>
<ul class="list">${bureaus.map(({ path, name }) => html`<li><a href="${path}">${name}</a></li>`)}</ul>
${bureaus.length === 0 ? html`<p>系统刚刚装好，还没有单位。启用后，抽取公告在这里公布。</p>` : null}</div>`
}
