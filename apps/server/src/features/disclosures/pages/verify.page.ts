import { html } from '../html.ts'
import type { Markup } from '../html.ts'

/** The place where the script writes its report; with `recordAddress` it fetches that record, else it asks for a file. */
export function verifyPage(subject: { title: string; back: string; recordAddress: string } | null): Markup {
  return html`<div class="wide single">${subject ? html`<p><a href="${subject.back}">返回抽取公告</a></p>` : null}
<h1>${subject ? '验证报告' : '自己验证一次抽取'}</h1>
<p class="note">${subject ? subject.title : '选择下载的抽取记录，本机重算一遍。文件不会上传。'}</p>
${verifierPlace(subject?.recordAddress ?? '')}
<noscript><p class="say">在本页重算要用脚本。不用脚本也能验证：下载抽取记录，用任何电脑上的命令核对每一户的票号，方法在下面。</p></noscript>
<div class="head"><h2>不信任何程序，用一条命令核对一户</h2></div>
<p>把抽取种子和信用代码换成公告里的，算出的就是票号；票号不大于本层截止票号就抽中。</p>
<pre>printf 'ssj1/ticket\\n%s\\n%s' 抽取种子 信用代码 | sha256sum</pre>
<p class="note">没有网络：<a href="/verify.html" download>下载验证程序</a>，双击打开，选择抽取记录即可。</p></div>`
}

/** Shared by the page and the file that works without a network. */
function verifierPlace(recordAddress: string): Markup {
  return html`<div id="verifier" data-record="${recordAddress}"></div>`
}

/** The verification program as one file, to be opened without a network. */
export function offlineVerifier(style: string, script: string): string {
  const page = html`<div class="wide single"><h1>自己验证一次抽取</h1><p class="note">选择下载的抽取记录，本机重算一遍。不需要网络，文件不会上传。</p>${verifierPlace('')}</div>`
  // A closing tag inside the script would end it early.
  const safeScript = script.replaceAll('</script', '<\\/script')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>抽取记录验证程序</title><style>${style}</style></head><body><main>${page.markup}</main><script>${safeScript}</script></body></html>`
}
