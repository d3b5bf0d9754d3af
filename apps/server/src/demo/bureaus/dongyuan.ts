import { type DemoBureau, padded } from './bureau.ts'
import { HEYUAN } from './heyuan.ts'

/** S1-25: a county bureau below the city's, opened by its admin; its items are the city's published list. */
export const DONGYUAN: DemoBureau = {
  name: '东源县林业局（演示）',
  above: HEYUAN,
  place: '东源县',
  regionCode: '441625',
  profile: 'S1',
  documents: '东林查',
  people: [
    { login: 'dy-chen', name: '陈某', office: '资源股', role: 'businessOffice', duty: '编方案、抽取' },
    { login: 'dy-huang', name: '黄某', office: '局领导', role: 'deputyHead', duty: '批方案、签名单' },
    { login: 'dy-zhu', name: '朱某', office: '办公室', role: 'platformLead', duty: '公示结果' },
    { login: 'dy-qiu', name: '丘某', office: '机关纪委', role: 'disciplineWitness', duty: '见证抽取' },
    { login: 'dy-lan', name: '蓝某', office: '办公室', role: 'platformAdmin', duty: '县级管理员，市局开的账号' },
  ],
  items: [],
  towns: '仙塘镇 灯塔镇 船塘镇 黄村镇 蓝口镇 义合镇'.split(' '),
  brands: '万绿 东江 仙湖 康禾 霸王岭 新港 锡场 顺天 黄田 叶潭'.split(' '),
  trades: [
    {
      count: 15,
      items: '林木采伐许可检查',
      kind: '企业',
      uscc: '91',
      endings: ['林场', '林业发展有限公司'],
      permit: (number) => `粤东源采字(2025)第${padded(number)}号`,
    },
    {
      count: 17,
      items: '森林植物及其产品检疫检查',
      kind: '个体工商户',
      uscc: '92',
      endings: ['木材经营部', '竹木加工厂'],
    },
    {
      count: 8,
      items: '陆生野生动物繁育利用检查',
      kind: '农民专业合作社',
      uscc: '93',
      endings: ['特种养殖专业合作社'],
      permit: (number) => `粤林繁(东源)(2024)${padded(number, 3)}`,
    },
  ],
  lapsed: [4],
  officers: '李张黎江具肖',
  offices: ['资源股', '保护股'],
  marks: { 资源股: ['日常监管', '林地林木'], 保护股: ['日常监管', '野生动植物'] },
  experts: ['诸某'],
  expertOffice: '县林业技术推广站',
  qualifications: ['林木采伐许可检查、森林植物及其产品检疫检查', '陆生野生动物繁育利用检查、森林植物及其产品检疫检查'],
  plan: [],
  seed: 441_625,
}
