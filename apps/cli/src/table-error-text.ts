import type { TableError, TableErrorCode, TablePlace } from '@sunlot/tables'

const saveAnew = '请在 Excel 或 WPS 里打开，另存为 .xlsx'

const contents: Record<string, string> = {
  png: '图片',
  jpg: '图片',
  gif: '图片',
  bmp: '图片',
  pdf: 'PDF 文档',
  doc: 'Word 文档',
  docx: 'Word 文档',
  pptx: '演示文稿',
  html: '网页',
  xml: 'XML 文档',
  zip: '压缩包',
  rar: '压缩包',
  '7z': '压缩包',
  gz: '压缩包',
}

const texts: Record<TableErrorCode, (params: TablePlace) => string> = {
  'file.unreadable': () => '打不开这个文件，请检查路径。',
  'file.empty': () => '文件是空的。',
  'file.tooLarge': () => '文件太大，或者压缩得不正常，没有读取。',
  'file.broken': () => '文件不完整或已损坏，请重新导出或重新复制一份。',
  'file.encrypted': () => '文件设了密码，请去掉密码后再用。',
  'file.notTable': ({ found }) => `这不是表格文件，内容是${contents[found ?? ''] ?? '别的程序的数据'}。${saveAnew}。`,
  'file.oldFormat': ({ found }) => `这种表格（${found}）不能直接读。${saveAnew}。`,
  'file.encoding': () => '文字编码既不是 UTF-8 也不是 GB18030，请另存为 .xlsx。',
  'sheet.missing': () => '没有可读的工作表。',
  'sheet.tooManyRows': ({ limit }) => `行数超过 ${limit} 行。`,
  'sheet.tooManyColumns': ({ limit }) => `列数超过 ${limit} 列，请检查是否放错了文件。`,
  'cell.tooLong': ({ limit }) => `单元格超过 ${limit} 个字。`,
  'cell.unclosedQuote': () => '引号没有成对，后面的内容无法分行。',
}

/** File, sheet, row and column of a refusal, and what to do about it. */
export function tableErrorText({ code, params }: TableError): string {
  return `${placeText(params)}：${texts[code](params)}`
}

/** `名单.xlsx “对象库”表 第 16 行 C 列`. */
export function placeText({ fileName, sheetName, row, column }: TablePlace): string {
  const parts = [sheetName && `“${sheetName}”表`, row && `第 ${row} 行`, column && `${column} 列`]
  return [fileName, ...parts.filter(Boolean)].join(' ')
}
