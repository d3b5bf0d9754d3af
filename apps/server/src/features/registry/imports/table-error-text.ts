import { TableError } from '@sunlot/tables'

const FOUND: Readonly<Record<string, string>> = {
  png: '图片',
  jpg: '图片',
  gif: '图片',
  bmp: '图片',
  pdf: 'PDF 文件',
  docx: 'Word 文件',
  doc: 'Word 文件',
  pptx: '演示文稿',
  html: '网页',
  xml: 'XML 文件',
  zip: '压缩包',
  rar: '压缩包',
  '7z': '压缩包',
  gz: '压缩包',
  xlsb: 'xlsb 工作簿',
  ods: 'ods 表格',
  xls95: 'Excel 95 表格',
}

/** What is the matter with a file that cannot be read, where, and what to do about it. */
export function tableErrorText({ code, params }: TableError): string {
  const { fileName, sheetName, row, column, limit, found } = params
  const file = `“${fileName}”`
  const sheet = sheetName ? `工作表“${sheetName}”` : '表'
  const place = `${row ? `第 ${row} 行` : ''}${column ? `第 ${column} 列` : ''}`
  switch (code) {
    case 'file.unreadable':
      return `${file}打不开，请重新选择文件`
    case 'file.empty':
      return `${file}是空的，里面没有内容`
    case 'file.tooLarge':
      return `${file}展开后太大，没有读入。请去掉图片和多余的工作表，或拆成几个文件`
    case 'file.broken':
      return `${file}已损坏，读到一半断了。请用表格软件打开后另存为 xlsx 再传`
    case 'file.encrypted':
      return `${file}加了密码。请去掉密码另存后再传`
    case 'file.notTable':
      return `${file}不是表格${found && FOUND[found] ? `，而是${FOUND[found]}` : ''}。请用 xlsx、xls 或 csv 文件`
    case 'file.oldFormat':
      return `${file}是${(found && FOUND[found]) ?? '旧格式'}，请用表格软件打开后另存为 xlsx 再传`
    case 'file.encoding':
      return `${file}${place}起有认不出的文字，请用表格软件打开后另存为 xlsx 再传`
    case 'sheet.missing':
      return `${file}里没有可读的工作表`
    case 'sheet.tooManyRows':
      return `${sheet}超过 ${limit} 行，请拆成几个文件分别导入`
    case 'sheet.tooManyColumns':
      return `${sheet}${place}还有内容，最多读 ${limit} 列。请删去多余的列再传`
    case 'cell.tooLong':
      return `${sheet}${place}的内容超过 ${limit} 个字，请删短再传`
    case 'cell.unclosedQuote':
      return `${sheet}${place}的引号没有成对，后面的内容分不清。请用表格软件打开后另存为 xlsx 再传`
  }
}
