import { type DemoBureau, item, padded } from './bureau.ts'

const pesticidePermit = (number: number) => `农药经许(晋)140603${20_000 + number}`

/** S4: six classes of farm supplies and produce (S4-01), witnessed by the discipline group, drawn on camera. */
export const PINGLU: DemoBureau = {
  name: '朔州市平鲁区农业农村局（演示）',
  place: '平鲁区',
  regionCode: '140603',
  profile: 'S4',
  documents: '平农查',
  people: [
    { login: 'li', name: '李某', office: '农资与农产品质量监管股', role: 'businessOffice', duty: '编方案、抽取' },
    { login: 'zhao', name: '赵某', office: '局领导', role: 'deputyHead', duty: '批方案、签名单' },
    { login: 'chen', name: '陈某', office: '办公室', role: 'platformLead', duty: '公示结果' },
    { login: 'wang', name: '王某', office: '第七纪检组', role: 'disciplineWitness', duty: '见证抽取' },
    { login: 'qian', name: '钱某', office: '政策法规股', role: 'legalOffice', duty: '查全程留痕' },
    { login: 'zhou', name: '周某', office: '农业综合行政执法队', role: 'inspector', duty: '现场检查' },
    { login: 'sun', name: '孙某', office: '信息中心', role: 'platformAdmin', duty: '管单位、账号和名录' },
  ],
  items: [
    item('SX-01', '农产品质量安全', { category: 'key', legalBasis: '《中华人民共和国农产品质量安全法》' }),
    item('SX-02', '农药经营', { category: 'key', legalBasis: '《农药管理条例》', needsPermit: true }),
    item('SX-03', '肥料经营', { legalBasis: '《肥料登记管理办法》' }),
    item('SX-04', '种子生产经营', { legalBasis: '《中华人民共和国种子法》', needsPermit: true }),
    item('SX-05', '兽药经营', { category: 'key', legalBasis: '《兽药管理条例》', needsPermit: true }),
    item('SX-06', '饲料生产', { legalBasis: '《饲料和饲料添加剂管理条例》', needsPermit: true }),
  ],
  towns:
    '井坪镇 凤凰城镇 白堂乡 陶村乡 下水头乡 双碾乡 阻虎乡 高石庄乡 西水界乡 下面高乡 下木角乡 向阳堡乡 榆岭乡'.split(
      ' ',
    ),
  brands:
    '惠农 春耕 瑞丰 金穗 绿原 康牧 向阳 双丰 富民 田园 禾壮 顺发 丰收 春雨 和顺 永兴 晋农 塞北 沃野 佳禾 兴牧 裕农 长青 利民 德丰 众诚 天禾 润田 宏图 新禾'.split(
      ' ',
    ),
  trades: [
    {
      count: 92,
      items: '农药经营',
      kind: '个体工商户',
      uscc: '92',
      endings: ['农资经营部', '农资店', '农药门市'],
      permit: pesticidePermit,
    },
    {
      count: 42,
      items: '农药经营、肥料经营',
      kind: '个体工商户',
      uscc: '92',
      endings: ['农资服务部', '庄稼医院', '农资超市'],
      permit: (number) => pesticidePermit(number + 92),
    },
    { count: 24, items: '肥料经营', kind: '企业', uscc: '91', endings: ['农业服务有限公司', '肥料有限公司'] },
    {
      count: 18,
      items: '种子生产经营',
      kind: '企业',
      uscc: '91',
      endings: ['种业有限公司', '种苗有限公司'],
      permit: (number) => `D(晋朔)农种许字(2024)第${padded(number)}号`,
    },
    {
      count: 22,
      items: '兽药经营',
      kind: '个体工商户',
      uscc: '92',
      endings: ['兽药店', '畜牧服务部'],
      permit: (number) => `(2024)兽药经营证字0406${padded(number)}号`,
    },
    {
      count: 8,
      items: '饲料生产',
      kind: '企业',
      uscc: '91',
      endings: ['饲料有限公司'],
      permit: (number) => `晋饲证(2024)06${padded(number, 3)}`,
    },
    {
      count: 30,
      items: '农产品质量安全',
      kind: '农民专业合作社',
      uscc: '93',
      endings: ['种植专业合作社', '养殖专业合作社'],
    },
  ],
  lapsed: [7, 40, 88, 171],
  officers: '张周吴郑冯蒋沈韩杨朱秦许何吕',
  offices: ['农业综合行政执法队', '农资与农产品质量监管股', '畜牧兽医服务中心', '种业管理股'],
  experts: ['施某', '严某'],
  expertOffice: '区农业技术推广中心',
  qualifications: ['', '农药经营、肥料经营、种子生产经营', '兽药经营、饲料生产、农药经营'],
  seed: 20_260_723,
}
