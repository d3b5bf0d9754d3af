import { MARK, WORDMARK_OUTLINES } from '@sunlot/contract'
import { html } from './html.ts'
import type { Markup } from './html.ts'

/** Whose site it is: the bureau is the host, the product is the tool. */
export interface SiteBureau {
  name: string
  /** Path prefix of all its pages, e.g. `/b/140603ny`. */
  path: string
}

/** How the reader wants to see it, kept in a cookie because pages work without script. */
export interface Display {
  large: boolean
  contrast: boolean
}

export interface PageFrame {
  title: string
  bureau: SiteBureau | null
  /** Which entry of the menu is the current one. */
  current: 'home' | 'items' | 'plans' | 'draws' | 'verify' | null
  /** Path and query of this page, to come back to after a change of display. */
  address: string
  display: Display
  demo: boolean
  /** Address of one script, only on pages that recompute. */
  script?: string
}

/** A whole public page: skip link, banner, menu, article, foot. */
export function renderPage(frame: PageFrame, article: Markup): string {
  const { bureau, display } = frame
  const classes = [display.large ? 'large' : '', display.contrast ? 'contrast' : ''].join(' ').trim()
  return html`<!doctype html>
<html lang="zh-CN" class="${classes}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${frame.title}${bureau ? ` · ${bureau.name}` : ''}</title>
<link rel="icon" href="/site/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/site/site.css">
${frame.script ? html`<script src="${frame.script}" defer></script>` : null}
</head>
<body>
<a class="skip" href="#article">跳到正文</a>
${frame.demo ? html`<p class="demo" role="note">体验模式：单位、人员和对象都是演示用的，不是真实公告</p>` : null}
<header class="top"><div class="wide">
<a class="brand" href="${bureau ? bureau.path : '/'}">${mark}${wordmark}</a>
${bureau ? html`<span class="bureau">${bureau.name}</span>` : null}
${bureau ? menu(bureau, frame.current) : null}
</div></header>
<main id="article">${article}</main>
<footer class="foot"><div class="wide">
<span>${bureau ? bureau.name : '双随机、一公开'}　抽取公告</span>
<nav aria-label="显示方式">${displayLinks(frame)}<a href="/site/reading">读屏说明</a></nav>
</div></footer>
</body>
</html>`.markup
}

function menu(bureau: SiteBureau, current: PageFrame['current']): Markup {
  const entries = [
    ['home', bureau.path, '首页'],
    ['items', `${bureau.path}/items`, '抽查事项'],
    ['plans', `${bureau.path}/plans`, '年度计划'],
    ['draws', `${bureau.path}/draws`, '抽取公告'],
    ['verify', '/verify', '自己验证'],
  ] as const
  return html`<nav class="menu" aria-label="栏目">${entries.map(
    ([key, to, text]) => html`<a href="${to}"${key === current ? html` aria-current="page"` : null}>${text}</a>`,
  )}</nav>`
}

function displayLinks({ display, address }: PageFrame): Markup {
  const link = (name: keyof Display, on: string, off: string) =>
    html`<a href="/site/display?${name}=${display[name] ? 0 : 1}&amp;back=${encodeURIComponent(address)}">${display[name] ? off : on}</a>`
  return html`${link('large', '大字版', '标准字号')}${link('contrast', '高对比', '标准颜色')}`
}

/** The mark as a picture of its own, e.g. for the browser's tab. */
export const markFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${markShapes('#17497F', '#fff')}</svg>`

const mark: Markup = {
  markup: `<svg class="mark" width="32" height="32" viewBox="0 0 24 24" aria-hidden="true">${markShapes('currentColor', '#fff')}</svg>`,
}

function markShapes(colour: string, ground: string): string {
  const { x, y, side, radius } = MARK.square
  const holes = MARK.holes.map(([cx, cy, r]) => `<circle cx="${cx}" cy="${cy}" r="${r}"/>`).join('')
  return `<rect x="${x}" y="${y}" width="${side}" height="${side}" rx="${radius}" fill="${colour}"/><g fill="${ground}">${holes}</g>`
}

const wordmark: Markup = {
  markup: `<svg class="wordmark" width="104" height="26" viewBox="0 0 400 100" role="img" aria-label="阳光抽查" fill="currentColor">${WORDMARK_OUTLINES.map(
    (d) => `<path d="${d}"/>`,
  ).join('')}</svg>`,
}
