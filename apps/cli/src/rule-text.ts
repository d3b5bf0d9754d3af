const texts: Record<string, string> = {
  id: '只能用字母、数字和 . _ : / -，1 至 64 位，不能有空格或汉字',
  'inspector id': '只能用字母、数字和 . _ : / -，1 至 64 位，不能有空格或汉字',
  hex: '应为 64 位小写十六进制数',
  uint: '应为不小于 0 的整数',
  positive: '应为不小于 1 的整数',
  boolean: '应为 true 或 false',
  text: '应为文字',
  surrogate: '含有残缺的字符',
  control: '含有看不见的字符',
  'edge-space': '首尾不能有空格',
  'not-nfc': '含有写法不规范的字符',
  unassigned: '含有无法识别的字符',
  list: '应为列表',
  'non-empty list': '应为至少一项的列表',
  repeated: '重复了',
  object: '应为对象',
  missing: '缺少这一项',
  unknown: '不应有这一项',
  rate: '比例应写成 [分子, 分母]',
  status: '状态应为 in、must 或 out:原因代码',
  integer: '只能是整数',
  key: '名称只能用字母、数字和 . _ : / -',
  depth: '嵌套层数太多',
  type: '类型不对',
  'class index': '引用了不存在的人员条件',
  'kind without seats': '这个种类没有在 assign.kinds 里写明要几个席位',
}

/** What a broken rule of the protocol asks for. */
export function ruleText(rule: string): string {
  const options = /^one of (.*)$/.exec(rule)?.[1]
  return options ? `只能是 ${options.replaceAll(', ', '、')} 之一` : (texts[rule] ?? '不合要求')
}
