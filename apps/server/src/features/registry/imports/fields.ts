import { CERTIFICATE_KINDS, type ImportKind, INSPECTOR_KINDS, RISK_CLASSES, TARGET_KINDS } from '@sunlot/contract'
import type { ColumnSpec } from '@sunlot/tables'

/** One column an import can read. */
export interface FieldSpec extends ColumnSpec {
  /** As shown to the clerk and written into the template. */
  readonly name: string
  readonly width: number
  readonly choices?: readonly string[]
}

const TARGET_FIELDS: readonly FieldSpec[] = [
  {
    key: 'name',
    name: '名称',
    required: true,
    width: 34,
    headings: [
      '名称',
      '企业名称',
      '单位名称',
      '对象名称',
      '检查对象',
      '检查对象名称',
      '抽查对象',
      '市场主体名称',
      '经营主体名称',
      '主体名称',
      '监管对象',
      '字号名称',
      '户名',
    ],
  },
  {
    key: 'code',
    name: '统一社会信用代码',
    width: 22,
    headings: ['统一社会信用代码', '社会信用代码', '信用代码', '统一代码', '统一社会信用代码/注册号', '机构代码'],
  },
  { key: 'ownCode', name: '编号', width: 16, headings: ['编号', '对象编号', '自编号', '项目编号'] },
  {
    key: 'kind',
    name: '类别',
    width: 16,
    headings: ['类别', '对象类别', '主体类型', '主体类别', '企业类型', '市场主体类型'],
    choices: Object.values(TARGET_KINDS),
  },
  {
    key: 'items',
    name: '抽查事项',
    required: true,
    width: 24,
    headings: ['抽查事项', '检查事项', '抽查事项名称', '事项名称', '事项', '随机抽查事项'],
  },
  {
    key: 'riskClass',
    name: '风险类别',
    width: 10,
    headings: ['风险类别', '信用风险类别', '信用风险分类', '信用风险等级', '风险等级', '风险分类', '信用等级'],
    choices: Object.keys(RISK_CLASSES),
  },
  {
    key: 'region',
    name: '地区',
    width: 18,
    headings: ['地区', '所在地区', '所属地区', '行政区划', '区县', '县区', '乡镇', '所属乡镇', '辖区'],
  },
  {
    key: 'address',
    name: '地址',
    width: 34,
    headings: ['地址', '经营地址', '住所', '经营场所', '生产经营地址', '生产经营场所', '注册地址', '详细地址'],
  },
  {
    key: 'permitNo',
    name: '许可证编号',
    width: 26,
    headings: ['许可证编号', '许可证号', '许可编号', '证书编号', '许可证号码', '许可证'],
  },
  {
    key: 'permitUntil',
    name: '有效期至',
    width: 14,
    headings: ['有效期至', '许可证有效期至', '许可证有效期', '许可有效期至', '有效期', '有效期限', '有效期截止'],
  },
  {
    key: 'legalRepresentative',
    name: '法定代表人',
    width: 12,
    headings: ['法定代表人', '法人', '法人代表', '负责人', '经营者'],
  },
  { key: 'liaison', name: '联络员', width: 12, headings: ['联络员', '联络人', '联系人'] },
  { key: 'phone', name: '联系电话', width: 16, headings: ['联系电话', '联系方式', '电话', '手机', '手机号'] },
  { key: 'projectNo', name: '项目代码', width: 20, headings: ['项目代码', '投资项目代码', '项目编码'] },
  { key: 'responsibleName', name: '责任主体', width: 28, headings: ['责任主体', '建设单位', '责任单位', '业主单位'] },
  { key: 'maker', name: '生产者', width: 28, headings: ['生产者', '生产企业', '生产单位', '制造商'] },
]

const INSPECTOR_FIELDS: readonly FieldSpec[] = [
  {
    key: 'name',
    name: '姓名',
    required: true,
    width: 12,
    headings: ['姓名', '人员姓名', '检查人员', '执法人员', '执法人员姓名', '检查人员姓名', '名称'],
  },
  {
    key: 'code',
    name: '执法证号',
    required: true,
    width: 20,
    headings: [
      '执法证号',
      '执法证编号',
      '执法证件号',
      '行政执法证号',
      '行政执法证编号',
      '证件编号',
      '证件号',
      '证号',
      '工号',
      '单位工号',
    ],
  },
  {
    key: 'kind',
    name: '人员类别',
    width: 16,
    headings: ['人员类别', '类别', '人员类型', '类型'],
    choices: Object.values(INSPECTOR_KINDS),
  },
  {
    key: 'office',
    name: '科室',
    width: 24,
    headings: ['科室', '所在科室', '部门', '所属部门', '股室', '所在单位', '单位', '工作单位'],
  },
  { key: 'region', name: '地区', width: 18, headings: ['地区', '所在地区', '片区', '辖区', '行政区划'] },
  {
    key: 'certificateUntil',
    name: '有效期至',
    width: 14,
    headings: ['有效期至', '执法证有效期', '执法证有效期至', '证件有效期', '证件有效期至', '有效期', '有效期限'],
  },
  {
    key: 'items',
    name: '可查事项',
    width: 30,
    headings: ['可查事项', '执法事项', '执法事项范围', '抽查事项', '检查事项', '事项', '执法类别'],
  },
  {
    key: 'certificateKind',
    name: '执法证种类',
    width: 14,
    headings: ['执法证种类', '执法证类型', '证件种类', '证件类型', '执法证类别'],
    choices: Object.values(CERTIFICATE_KINDS),
  },
  { key: 'issuer', name: '发证机关', width: 22, headings: ['发证机关', '发证单位', '颁发机关', '制发机关'] },
  {
    key: 'since',
    name: '发证日期',
    width: 14,
    headings: ['发证日期', '颁发日期', '发证时间', '领证日期', '有效期自'],
  },
  {
    key: 'phone',
    name: '手机号',
    width: 16,
    headings: ['手机号', '手机', '手机号码', '联系电话', '联系方式', '电话'],
  },
  { key: 'duty', name: '监管职能', width: 20, headings: ['监管职能', '职能', '监管职责', '岗位大类', '岗位'] },
  { key: 'specialty', name: '专长', width: 20, headings: ['专长', '专业', '专业特长', '特长'] },
  { key: 'domain', name: '业务线', width: 16, headings: ['业务线', '业务领域', '执法领域', '领域'] },
]

const HOLDER_HEADINGS = ['持证人', '持证单位', '被许可人', '许可对象', '企业名称', '单位名称', '行政相对人名称', '名称']

/** The bureau's licence ledger (S2-06). */
const PERMIT_FIELDS: readonly FieldSpec[] = [
  {
    key: 'code',
    name: '许可证编号',
    required: true,
    width: 26,
    headings: ['许可证编号', '许可证号', '许可编号', '证书编号', '许可文书号', '行政许可决定文书号', '证号'],
  },
  { key: 'name', name: '持证人', required: true, width: 34, headings: HOLDER_HEADINGS },
  {
    key: 'holderCode',
    name: '统一社会信用代码',
    width: 22,
    headings: ['统一社会信用代码', '社会信用代码', '信用代码', '持证人代码', '统一社会信用代码/注册号'],
  },
  {
    key: 'kind',
    name: '许可证名称',
    width: 22,
    headings: ['许可证名称', '许可事项', '许可类别', '证书名称', '许可名称'],
  },
  {
    key: 'office',
    name: '发证机关',
    width: 22,
    headings: ['发证机关', '许可机关', '颁发机关', '审批机关', '发证单位'],
  },
  {
    key: 'since',
    name: '批准日期',
    width: 14,
    headings: ['批准日期', '发证日期', '许可日期', '许可决定日期', '有效期自', '颁发日期'],
  },
  {
    key: 'validUntil',
    name: '有效期至',
    width: 14,
    headings: ['有效期至', '有效期', '有效期限', '截止日期', '许可截止日期'],
  },
]

/** Classes as the credit platform gives them out every month (B-05). */
const RISK_FIELDS: readonly FieldSpec[] = [
  {
    key: 'code',
    name: '统一社会信用代码',
    required: true,
    width: 22,
    headings: ['统一社会信用代码', '社会信用代码', '信用代码', '代码', '编号', '统一社会信用代码/注册号'],
  },
  { key: 'name', name: '名称', width: 34, headings: ['名称', '企业名称', '单位名称', '主体名称', '经营主体名称'] },
  {
    key: 'riskClass',
    name: '风险类别',
    required: true,
    width: 10,
    headings: ['风险类别', '信用风险类别', '信用风险分类', '信用风险等级', '风险等级', '风险分类', '分类结果', '分类'],
    choices: Object.keys(RISK_CLASSES),
  },
  { key: 'since', name: '分类日期', width: 14, headings: ['分类日期', '评定日期', '分类时间', '更新日期', '日期'] },
]

export const FIELDS: Readonly<Record<ImportKind, readonly FieldSpec[]>> = {
  targets: TARGET_FIELDS,
  inspectors: INSPECTOR_FIELDS,
  permits: PERMIT_FIELDS,
  riskClasses: RISK_FIELDS,
}

/** Names of the columns without which nothing can be imported. A target is known by either of its codes. */
export function findMissing(kind: ImportKind, found: ReadonlySet<string>): string[] {
  const missing = FIELDS[kind].filter(({ key, required }) => required && !found.has(key)).map(({ name }) => name)
  const nameless = kind === 'targets' && !found.has('code') && !found.has('ownCode')
  return nameless ? [...missing, '统一社会信用代码或编号'] : missing
}
