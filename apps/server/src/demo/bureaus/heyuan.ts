import { type DemoBureau, item, padded } from './bureau.ts'

/** S1: a city forestry bureau beside a provincial platform, 3 % of all targets a year, classes weigh in (S1-15, S1-28). */
export const HEYUAN: DemoBureau = {
  name: '河源市林业局（演示）',
  place: '河源市',
  regionCode: '441600',
  profile: 'S1',
  documents: '河林查',
  people: [
    { login: 'hy-zeng', name: '曾某', office: '资源科', role: 'businessOffice', duty: '编方案、抽取' },
    { login: 'hy-ye', name: '叶某', office: '局领导', role: 'deputyHead', duty: '批方案、签名单' },
    { login: 'hy-lai', name: '赖某', office: '办公室', role: 'platformLead', duty: '公示结果' },
    { login: 'hy-mo', name: '莫某', office: '机关纪委', role: 'disciplineWitness', duty: '见证抽取' },
    { login: 'hy-liao', name: '廖某', office: '政策法规科', role: 'legalOffice', duty: '查全程留痕' },
    { login: 'hy-wen', name: '温某', office: '保护科', role: 'inspector', duty: '现场检查' },
    { login: 'hy-xie', name: '谢某', office: '资源科', role: 'platformAdmin', duty: '管单位、账号和名录' },
  ],
  items: [
    item('HY-01', '使用林地许可检查', {
      category: 'key',
      legalBasis: '《中华人民共和国森林法实施条例》',
      needsPermit: true,
    }),
    item('HY-02', '林木采伐许可检查', { legalBasis: '《中华人民共和国森林法》', needsPermit: true }),
    item('HY-03', '林木种子生产经营许可检查', { legalBasis: '《中华人民共和国种子法》', needsPermit: true }),
    item('HY-04', '陆生野生动物繁育利用检查', {
      category: 'key',
      legalBasis: '《中华人民共和国野生动物保护法》',
      needsPermit: true,
    }),
    item('HY-05', '森林植物及其产品检疫检查', { legalBasis: '《植物检疫条例》' }),
    item('HY-06', '森林公园经营活动检查', { legalBasis: '《森林公园管理办法》' }),
  ],
  towns: '源城区 东源县 龙川县 紫金县 连平县 和平县 江东新区'.split(' '),
  brands:
    '万绿 客都 槎城 东江 桂山 霍山 古龙 灯塔 翠谷 林泉 岭南 茶山 新丰 九连 佗城 南山 竹海 松涛 绿湖 金叶 梅园 龙岭 雅居 南粤'.split(
      ' ',
    ),
  trades: [
    {
      count: 74,
      items: '使用林地许可检查',
      kind: '项目',
      uscc: '91',
      endings: ['光伏发电项目', '高速公路连接线项目', '工业园区项目', '采石场项目'],
      permit: (number) => `粤林地许准(2025)${padded(number)}号`,
    },
    {
      count: 96,
      items: '林木采伐许可检查',
      kind: '企业',
      uscc: '91',
      endings: ['林场', '林业发展有限公司', '速生丰产林有限公司', '生态林业有限公司'],
      permit: (number) => `粤河采字(2025)第${padded(number)}号`,
    },
    {
      count: 58,
      items: '林木种子生产经营许可检查、森林植物及其产品检疫检查',
      kind: '企业',
      uscc: '91',
      endings: ['苗木场有限公司', '花木有限公司', '园艺有限公司'],
      permit: (number) => `粤河林种许字(2024)第${padded(number)}号`,
    },
    {
      count: 39,
      items: '陆生野生动物繁育利用检查',
      kind: '农民专业合作社',
      uscc: '93',
      endings: ['特种养殖专业合作社', '竹鼠养殖专业合作社'],
      permit: (number) => `粤林繁(河)(2024)${padded(number, 3)}`,
    },
    {
      count: 88,
      items: '森林植物及其产品检疫检查',
      kind: '个体工商户',
      uscc: '92',
      endings: ['木材经营部', '竹木加工厂', '松材加工点', '木制品厂'],
    },
    { count: 12, items: '森林公园经营活动检查', kind: '场所', uscc: '91', endings: ['森林公园管理有限公司'] },
  ],
  lapsed: [12, 81, 190],
  officers: '黄陈刘邹丘巫古凌欧骆邝翁詹熊柯甘',
  offices: ['资源科', '生态修复科', '保护科', '防检科'],
  experts: ['容某', '阮某'],
  expertOffice: '市林业科学研究所',
  qualifications: ['', '使用林地许可检查、林木采伐许可检查、森林公园经营活动检查、陆生野生动物繁育利用检查', ''],
  seed: 20_230_508,
}
