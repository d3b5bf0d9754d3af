import { CHECK_WORDS, NOT_CHECKABLE_YET, NOTHING_LATER, WARNING_WORDS, formatFingerprint } from '@sunlot/contract'
import { verifyRecord } from '@sunlot/draw'
import type { CheckResult, Report } from '@sunlot/draw'

// The same file is the page's script and its own worker, so that it also runs from a downloaded file.
const own = typeof document === 'undefined' ? null : (document.currentScript as HTMLScriptElement | null)
if (own) startPage(own)
else self.addEventListener('message', answer)

/** In the worker: the bytes come in, the report goes out. */
function answer(event: MessageEvent<ArrayBuffer>): void {
  const started = performance.now()
  const report = verifyRecord(new Uint8Array(event.data))
  self.postMessage({ report, tookMs: performance.now() - started })
}

function startPage(script: HTMLScriptElement): void {
  const source = script.src || URL.createObjectURL(new Blob([script.textContent ?? ''], { type: 'text/javascript' }))
  const place = document.getElementById('verifier')
  if (!place) return
  const address = place.dataset.record
  if (address) {
    say(place, '正在取抽取记录……')
    void fetch(address)
      .then((reply) => (reply.ok ? reply.arrayBuffer() : Promise.reject(new Error(String(reply.status)))))
      .then((bytes) => recompute({ place, source, bytes }))
      .catch(() => say(place, '没有取到抽取记录。请刷新再试，或下载记录后用验证程序打开。'))
  } else askForFile(place, source)
}

function askForFile(place: HTMLElement, source: string): void {
  const box = make('div', 'file')
  const label = make('label', '', '抽取记录文件　')
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  label.append(input)
  box.append(label)
  const report = make('div', '')
  place.replaceChildren(box, report)
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) void file.arrayBuffer().then((bytes) => recompute({ place: report, source, bytes }))
  })
}

function recompute({ place, source, bytes }: { place: HTMLElement; source: string; bytes: ArrayBuffer }): void {
  say(place, '正在逐户重算……户数多时要等一会儿，可以继续看本页。')
  const worker = new Worker(source)
  worker.addEventListener('message', ({ data }: MessageEvent<{ report: Report; tookMs: number }>) => {
    worker.terminate()
    show(place, data.report, data.tookMs)
  })
  worker.addEventListener('error', () => say(place, '这台电脑的浏览器太旧，不能重算。请换一个浏览器，或用命令核对。'))
  worker.postMessage(bytes)
}

function show(place: HTMLElement, report: Report, tookMs: number): void {
  const failed = report.checks.filter(({ ok }) => ok === false).length
  const passed = report.checks.filter(({ ok }) => ok === true).length
  const verdict = make('div', failed > 0 ? 'verdict bad' : 'verdict')
  verdict.setAttribute('role', 'status')
  verdict.append(
    make('h2', '', failed > 0 ? `${failed} 项没有通过` : `${passed} 项全部通过`),
    make(
      'p',
      '',
      failed > 0
        ? '这份记录被改动过，或不是一份完整的抽取记录。'
        : '这次抽取没有被改动，结果由骰子和封存的名单共同决定。',
    ),
    make('p', 'note', `用时 ${Math.max(0.1, Math.round(tookMs / 100) / 10)} 秒，在您自己的电脑上算出。`),
  )
  const list = make('ul', 'checks')
  list.append(...report.checks.map(checkRow))
  place.replaceChildren(verdict, ...summaryOf(report), list, ...warningsOf(report))
}

function checkRow({ check, ok }: CheckResult): HTMLElement {
  const { name, passed, failed } = CHECK_WORDS[check]
  const unknown = check === 'later' ? NOTHING_LATER : NOT_CHECKABLE_YET
  const state = ok === false ? '：没有通过' : ok === null && check !== 'later' ? '：还不能验证' : ''
  const row = document.createElement('li')
  const said = make('div', '')
  said.append(make('strong', '', name + state), make('span', 'note', ok === null ? unknown : ok ? passed : failed))
  row.append(glyph(ok), said)
  return row
}

function summaryOf({ summary }: Report): HTMLElement[] {
  if (!summary) return []
  const facts = make('dl', 'facts')
  const rows = [
    ['总指纹', formatFingerprint(summary.header_hash)],
    ['掷骰点数指纹', formatFingerprint(summary.contrib_hash)],
    ['抽取编号', summary.draw_no],
  ]
  for (const [name = '', value = ''] of rows) facts.append(make('dt', '', name), make('dd', 'mono', value))
  return [
    facts,
    make(
      'p',
      'note',
      '请与会议记录上见证人签字的总指纹核对：程序只能验证记录前后一致，签字的纸才能证明它就是当天那一份。',
    ),
  ]
}

function warningsOf({ warnings }: Report): HTMLElement[] {
  return warnings.map(({ warning, about }) =>
    make('p', 'say', `请注意：${WARNING_WORDS[warning].replace('{about}', about)}`),
  )
}

function glyph(ok: boolean | null): SVGSVGElement {
  const [colour, path] =
    ok === null ? ['#5f6672', ''] : ok ? ['#1e7145', 'M6 11.5l3.5 3.5L16 8'] : ['#b42318', 'M7 7l8 8M15 7l-8 8']
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 22 22')
  svg.setAttribute('class', 'glyph')
  svg.setAttribute('aria-hidden', 'true')
  const parts: [string, Record<string, string>][] = [
    ['circle', { cx: '11', cy: '11', r: '9.5', fill: 'none', stroke: colour }],
    ['path', { d: path, fill: 'none', stroke: colour, 'stroke-width': '2' }],
  ]
  for (const [name, attributes] of parts) {
    const part = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value)
    svg.append(part)
  }
  return svg
}

function say(place: HTMLElement, text: string): void {
  const note = make('p', 'say', text)
  note.setAttribute('role', 'status')
  place.replaceChildren(note)
}

function make(name: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(name)
  if (className) element.className = className
  element.textContent = text
  return element
}
