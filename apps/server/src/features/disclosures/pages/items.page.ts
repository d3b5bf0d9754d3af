import { CHECK_METHODS, describeFrequency, describeRate, formatDate, ITEM_CATEGORIES } from '@sunlot/contract'
import type { ItemBody } from '@sunlot/contract'
import { html } from '../html.ts'
import type { Markup } from '../html.ts'
import type { SiteBureau } from '../layout.ts'

interface PublishedList {
  number: number
  documentNo: string
  publishedOn: string
  items: readonly { body: Partial<ItemBody> }[]
}

/** The list of items as published: what is checked, on which basis, at which points, and how much of it. */
export function itemsPage(bureau: SiteBureau, list: PublishedList | undefined, today: string): Markup {
  if (!list) {
    return html`<div class="wide single"><p class="kicker">${bureau.name}</p><h1>抽查事项清单</h1>
<p>还没有公布抽查事项清单。公布以后，查什么、依据哪条规定、看哪几点，都在这里。</p></div>`
  }
  return html`<div class="wide sheet"><p class="kicker">${bureau.name}</p><h1>抽查事项清单</h1>
<p class="note">${list.documentNo ? html`${list.documentNo}　` : null}${formatDate(list.publishedOn, today)}第 ${list.number} 次公布，${list.items.length} 项。清单以外的不查。</p>
<p><a href="${bureau.path}/items.csv">下载表格</a>　<a href="${bureau.path}/items.json">开放数据</a></p>
<table class="stack"><caption>抽查事项清单</caption>
<thead><tr><th scope="col">编号</th><th scope="col">抽查事项</th><th scope="col">类别</th><th scope="col">依据</th><th scope="col">检查要点</th><th scope="col">比例</th><th scope="col">频次</th><th scope="col">检查方式</th></tr></thead>
<tbody>${list.items.map(({ body }) => itemRow(body))}</tbody></table></div>`
}

function itemRow(body: Partial<ItemBody>): Markup {
  const texts = new Map(itemTexts(body).map(({ name, text }) => [name, text]))
  const cell = (name: string) => html`<td data-label="${name}">${texts.get(name) || '—'}</td>`
  return html`<tr>${cell('编号')}<th scope="row">${texts.get('抽查事项') ?? ''}</th>
${['类别', '依据', '检查要点', '比例', '频次', '检查方式'].map((name) => cell(name))}</tr>`
}

const MOST_POINTS = 5

/**
 * An item in words under the headings of the published lists; the headings alone where there is none. Remarks stay in
 * the office: an import puts there what fits no field, for example names and phones.
 */
export function itemTexts(body: Partial<ItemBody> | null): { name: string; text: string }[] {
  const points = (body?.subItems ?? []).flatMap(({ checkPoints }) => checkPoints.map(({ text }) => text))
  const shown = points.slice(0, MOST_POINTS).join('；')
  const rate = body?.rate ? describeRate(body.rate, 'public') : ''
  const isLayered = (body?.rate?.classes.length ?? 0) > 0
  return [
    { name: '编号', text: body?.code ?? '' },
    { name: '抽查事项', text: body?.name ?? '' },
    { name: '类别', text: body?.category ? ITEM_CATEGORIES[body.category] : '' },
    { name: '依据', text: body?.legalBasis ?? '' },
    { name: '对象', text: body?.targetScope ?? '' },
    { name: '检查要点', text: points.length > MOST_POINTS ? `${shown}等 ${points.length} 点` : shown },
    { name: '比例', text: isLayered ? rate : body?.rateText || rate },
    { name: '频次', text: body?.frequencyText || (body?.frequency ? describeFrequency(body.frequency) : '') },
    { name: '检查方式', text: (body?.methods ?? []).map((method) => CHECK_METHODS[method]).join('、') },
    { name: '人员要求', text: body?.inspectorRequirement ?? '' },
  ]
}
