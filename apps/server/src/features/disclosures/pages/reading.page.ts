import { html } from '../html.ts'
import type { Markup } from '../html.ts'

/** How the site is read without sight, without a mouse, enlarged, or without script. */
export function readingPage(): Markup {
  return html`<div class="wide single"><h1>读屏说明</h1>
<p>每页先有“跳到正文”，再是栏目和正文。标题、列表和表格都按顺序朗读，圆点和图形只作示意，旁边有同样意思的文字。</p>
<p>全部页面可以只用键盘操作，可以放大到两倍，也可以选“大字版”或“高对比”。除“在本机重算”外，都不需要脚本。</p></div>`
}

/** Said when there is no such page, in the words of the site. */
export function missingPage(): Markup {
  return html`<div class="wide single"><h1>没有找到这一页</h1><p>地址可能不全，或这次抽取还没有公示。<a href="/">回首页</a></p></div>`
}

/** Said when a page is asked for too often. */
export function refusedPage(sentence: string): Markup {
  return html`<div class="wide single"><h1>请稍后再试</h1><p>${sentence}。<a href="/">回首页</a></p></div>`
}

/** Said when a page fails; the number leads to the cause in the server's log. */
export function failedPage(number: string): Markup {
  return html`<div class="wide single"><h1>这一页暂时打不开</h1><p>请稍后再试。还是不行，请把编号 ${number} 告诉公示单位。<a href="/">回首页</a></p></div>`
}
