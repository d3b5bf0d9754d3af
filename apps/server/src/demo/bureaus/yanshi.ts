import { type DemoBureau, item, padded } from './bureau.ts'

/** S0: a district forestry bureau; both lists signed by the deputy head (S0-12), officers by item and experts (S0-08, S0-09). */
export const YANSHI: DemoBureau = {
  name: '洛阳市偃师区林业局（演示）',
  place: '偃师区',
  regionCode: '410307',
  profile: 'S0',
  documents: '偃林查',
  people: [
    { login: 'ys-lin', name: '林某', office: '林政科', role: 'businessOffice', duty: '编方案、抽取' },
    { login: 'ys-shao', name: '邵某', office: '局领导', role: 'deputyHead', duty: '批方案、签名单' },
    { login: 'ys-pan', name: '潘某', office: '行政审批服务科', role: 'platformLead', duty: '公示结果' },
    { login: 'ys-tang', name: '唐某', office: '局机关纪委', role: 'disciplineWitness', duty: '见证抽取' },
    { login: 'ys-gu', name: '顾某', office: '办公室', role: 'legalOffice', duty: '查全程留痕' },
    { login: 'ys-hou', name: '侯某', office: '执法大队', role: 'inspector', duty: '现场检查' },
    { login: 'ys-bai', name: '白某', office: '行政审批服务科', role: 'platformAdmin', duty: '管单位、账号和名录' },
  ],
  items: [
    item('LY-01', '林木种子生产经营监督检查', { legalBasis: '《中华人民共和国种子法》', needsPermit: true }),
    item('LY-02', '人工繁育陆生野生动物监督检查', {
      category: 'key',
      legalBasis: '《中华人民共和国野生动物保护法》',
      needsPermit: true,
    }),
    item('LY-03', '木材经营加工监督检查', { legalBasis: '《中华人民共和国森林法》' }),
    item('LY-04', '森林植物检疫监督检查', { category: 'key', legalBasis: '《植物检疫条例》' }),
    item('LY-05', '建设工程使用林地监督检查', {
      category: 'key',
      legalBasis: '《中华人民共和国森林法》',
      needsPermit: true,
    }),
  ],
  towns: '首阳山街道 商城街道 槐新街道 伊洛街道 岳滩镇 顾县镇 翟镇镇 缑氏镇 府店镇 高龙镇 山化镇 邙岭镇 大口镇'.split(
    ' ',
  ),
  brands: '绿源 森茂 邙山 伊水 洛园 首阳 青松 翠柏 林海 万木 春景 嵩北 和木 益林 金桐 沐林 丰茂 常青 秋实 苗圃'.split(
    ' ',
  ),
  trades: [
    {
      count: 26,
      items: '林木种子生产经营监督检查、森林植物检疫监督检查',
      kind: '企业',
      uscc: '91',
      endings: ['苗木有限公司', '园林绿化有限公司'],
      permit: (number) => `豫洛偃林种许字(2024)第${padded(number)}号`,
    },
    {
      count: 17,
      items: '人工繁育陆生野生动物监督检查',
      kind: '农民专业合作社',
      uscc: '93',
      endings: ['特种养殖专业合作社'],
      permit: (number) => `豫林护繁(洛)(2024)${padded(number, 3)}`,
    },
    {
      count: 64,
      items: '木材经营加工监督检查',
      kind: '个体工商户',
      uscc: '92',
      endings: ['木材加工厂', '板材经营部', '家具厂', '木器厂'],
    },
    {
      count: 21,
      items: '建设工程使用林地监督检查',
      kind: '项目',
      uscc: '91',
      endings: ['风电场项目', '矿山道路项目'],
      permit: (number) => `洛林资许准(2025)${padded(number, 3)}号`,
    },
  ],
  lapsed: [5, 30, 112],
  officers: '范贺罗梁宋郭谢董程曹彭邓',
  offices: ['执法大队', '林政科', '林技站', '防火办'],
  experts: ['俞某', '任某', '袁某'],
  expertOffice: '林技站',
  qualifications: [
    '林木种子生产经营监督检查、森林植物检疫监督检查、木材经营加工监督检查',
    '人工繁育陆生野生动物监督检查、木材经营加工监督检查、建设工程使用林地监督检查',
    '林木种子生产经营监督检查、人工繁育陆生野生动物监督检查、建设工程使用林地监督检查、森林植物检疫监督检查',
  ],
  seed: 20_240_529,
}
