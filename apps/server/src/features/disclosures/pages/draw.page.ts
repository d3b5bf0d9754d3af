import { dateOfInstant, formatCount, formatDate, formatFingerprint } from '@sunlot/contract'
import { html } from '../html.ts'
import type { Markup } from '../html.ts'
import type { SiteBureau } from '../layout.ts'
import type { PublicDraw, PublicTarget, TargetAnswer } from '../public-draw.ts'
import { addressOf, pager } from './draws.page.ts'

export interface DrawFacts {
  bureau: SiteBureau
  draw: PublicDraw
  targets: readonly PublicTarget[]
  page: number
  pageCount: number
  /** What was asked for, and what was found; null when nothing was asked. */
  question: string
  answers: readonly TargetAnswer[] | null
}

/** One draw: who was drawn and why, one firm's answer, and how to recompute it. */
export function drawPage(facts: DrawFacts): Markup {
  const { bureau, draw } = facts
  const day = dateOfInstant(draw.publicAt)
  return html`<div class="wide article"><div>
<p class="kicker">抽取公告</p><h1>${draw.title}</h1>
<p class="note">${draw.drawNo}　${formatDate(day)}公布</p>
<p class="say">${saying(draw)}</p>
<a class="button hollow phone-only" href="#verify">自己验证这次抽取</a>
${draw.drawnCount > 0 ? drawnList(facts) : null}
${draw.status === 'published' ? closing(bureau, draw) : null}
${layers(draw)}${fingerprints(draw)}
</div><aside class="box" id="verify" aria-labelledby="verify-title">${verification(facts)}</aside></div>`
}

function saying(draw: PublicDraw): string {
  const { status, eligible, drawnCount, people, inspectUntil } = draw
  const drawn = `从 ${formatCount(eligible)} 户中随机抽中 ${formatCount(drawnCount)} 户`
  if (status === 'aborted')
    return `这次抽取已中止。理由：${draw.reason ?? '—'}。${drawnCount > 0 ? `作废的结果是${drawn}，公开备查。` : '中止时还没有结果。'}`
  if (status === 'rejected') return `这次抽取经审签退回，名单作废。理由：${draw.reason ?? '—'}。作废的名单公开备查。`
  if (status === 'infeasible')
    return `${drawn}。对象名单有效；符合条件的检查人员不够，排不出分组，人员由后一次抽取重排，两次的人员名单都公开。`
  const until = inspectUntil ? `，${formatDate(inspectUntil)}前查完` : ''
  return `${drawn}，从 ${formatCount(people)} 名执法人员中随机选派检查人员${until}。`
}

function drawnList({ bureau, draw, targets, page, pageCount }: DrawFacts): Markup {
  const open = targets.some(({ team }) => team !== null)
  return html`<div class="head"><h2>${draw.status === 'rejected' || draw.status === 'aborted' ? '作废的名单' : '抽中名单'}</h2><a href="${addressOf(bureau, draw)}/list.csv">下载表格</a></div>
<table><caption>抽中的检查对象</caption><thead><tr><th scope="col">序号</th><th scope="col">单位</th><th scope="col">所在地</th><th scope="col">层</th>${open ? html`<th scope="col">检查人员</th>` : null}</tr></thead>
<tbody>${targets.map(
    ({ ordinal, code, name, region, layerName, team }) =>
      html`<tr><td>${ordinal}</td><td><a href="${addressOf(bureau, draw)}?q=${encodeURIComponent(code)}#answer">${name}</a></td><td>${region || '—'}</td><td>${layerName}</td>${open ? html`<td>${team ?? '—'}</td>` : null}</tr>`,
  )}</tbody></table>
${pageCount > 1 ? pager(addressOf(bureau, draw), page, pageCount) : null}`
}

function closing(bureau: SiteBureau, draw: PublicDraw): Markup {
  const out = draw.poolSize - draw.eligible
  return html`<p class="note">共 ${formatCount(draw.drawnCount)} 户。${draw.teamsOpen ? '检查人员分组已公开。' : '检查人员分组已密封，检查当天到场公布。'}${
    out > 0 ? html`<a href="${addressOf(bureau, draw)}/excluded">未参加抽取的 ${formatCount(out)} 户和理由</a>` : null
  }</p>`
}

function layers({ layers: rows }: PublicDraw): Markup {
  return html`<div class="head"><h2>各层抽取</h2></div><table><caption>每一层的户数和应抽户数</caption>
<thead><tr><th scope="col">层</th><th scope="col" class="number">参加（户）</th><th scope="col" class="number">比例</th><th scope="col" class="number">应抽（户）</th></tr></thead>
<tbody>${rows.map(({ name, eligible, rate, quota }) => html`<tr><td>${name}</td><td class="number">${formatCount(eligible)}</td><td class="number">${rate}</td><td class="number">${formatCount(quota)}</td></tr>`)}</tbody></table>`
}

function fingerprints(draw: PublicDraw): Markup {
  const rows: [string, string | null][] = [
    ['总指纹', draw.headerHash],
    ['对象名单指纹', draw.poolRoot],
    ['掷骰点数指纹', draw.contribHash],
    ['密封数', draw.secret],
    ['抽取种子', draw.seed],
    ['分组指纹', draw.teamRoot],
  ]
  return html`<div class="head"><h2>指纹和掷骰</h2></div><dl class="facts">${rows.map(([name, hex]) =>
    hex ? html`<dt>${name}</dt><dd class="mono">${formatFingerprint(hex)}</dd>` : null,
  )}${draw.witnesses.map(({ name, dice }) => html`<dt>${name}</dt><dd class="mono">${dice.replace(/(.{4})(?=.)/g, '$1 ') || '—'}</dd>`)}</dl>
<details><summary>看全部 64 位</summary><dl class="facts">${rows.map(([name, hex]) => (hex ? html`<dt>${name}</dt><dd class="mono">${hex}</dd>` : null))}</dl></details>
<p class="note">总指纹应与会议记录上见证人签字的一致。</p>`
}

function verification({ bureau, draw, question, answers }: DrawFacts): Markup {
  const address = addressOf(bureau, draw)
  return html`<h2 id="verify-title">自己验证</h2><p>用自己的电脑或手机，把抽取重算一遍。</p>
<h3><label for="q">这家抽中没有，为什么？</label></h3>
<form class="ask quiet" action="${address}#answer" role="search"><input id="q" name="q" value="${question}" placeholder="单位名称的几个字，或信用代码" minlength="2" maxlength="64" required><button>查这一家</button></form>
<div id="answer" aria-live="polite">${answers === null ? null : answers.length === 0 ? html`<div class="answer"><h4>名单里没有“${question}”</h4><p>这次抽取的名录库里没有它。请核对代码，或换几个字再查。</p></div>` : answers.map((answer) => oneAnswer(answer, draw.seed ?? ''))}</div>
${
  draw.seed
    ? html`<h3>整次抽取重算一遍</h3><ol class="steps"><li>名单先封存，公布总指纹</li><li>见证人再掷骰，谁也料不到</li><li>合起来给每户算出票号，小的抽中</li></ol>
<a class="button" href="${address}/verify">在本机重算</a>
<p class="note">没有网络也能验：<a href="${address}/record.json" download>下载抽取记录</a>和<a href="/verify.html" download>验证程序</a></p>`
    : html`<p>中止时还没有结果，没有可以重算的名单。</p>`
}`
}

const OUTCOMES = { drawn: '抽中', must: '必查，不经抽取', notDrawn: '未抽中', out: '未参加抽取' } as const

function oneAnswer(answer: TargetAnswer, seed: string): Markup {
  const head = html`<h4>${answer.name}：${OUTCOMES[answer.outcome]}</h4><p class="mono">${answer.code}</p>`
  if (answer.outcome === 'out')
    return html`<div class="answer">${head}<p>理由：${answer.reason}。理由在掷骰之前就已封存。</p></div>`
  if (answer.outcome === 'must') return html`<div class="answer">${head}<p>这一户在掷骰之前就定为必查。</p></div>`
  return html`<div class="answer">${head}
<dl class="pair"><dt>它的票号</dt><dd class="mono">${formatFingerprint(answer.ticket, 12)}</dd></dl>
<dl class="pair"><dt>本层截止票号</dt><dd class="mono">${answer.cutoff ? formatFingerprint(answer.cutoff, 12) : '本层没有抽取'}</dd></dl>
<p>票号不大于截止票号，就抽中。</p>
<div class="dots" aria-hidden="true">${answer.dots.map(({ drawn, self }) => html`<i class="${[drawn ? 'on' : '', self ? 'me' : ''].join(' ').trim()}"></i>`)}</div>
<p class="note">${answer.layerName} ${formatCount(answer.layerEligible)} 户抽 ${formatCount(answer.layerQuota)} 户</p>
<details><summary>用一条命令自己算票号</summary><pre>printf 'ssj1/ticket\\n%s\\n%s' ${seed} ${answer.code} | sha256sum</pre>
<p class="note">应得 <code>${answer.ticket}</code>，本层截止票号 <code>${answer.cutoff || '—'}</code></p></details></div>`
}
