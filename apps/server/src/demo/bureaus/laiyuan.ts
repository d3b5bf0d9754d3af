import { type DemoBureau, item, padded } from './bureau.ts'

/** S2: a county bureau of natural resources; general and key items, a scheme before each draw (S2-05, S2-13). */
export const LAIYUAN: DemoBureau = {
  name: '涞源县自然资源和规划局（演示）',
  place: '涞源县',
  regionCode: '130630',
  profile: 'S2',
  documents: '涞自然资查',
  people: [
    { login: 'ly-shi', name: '石某', office: '综合业务股', role: 'businessOffice', duty: '编方案、抽取' },
    { login: 'ly-hao', name: '郝某', office: '局领导', role: 'deputyHead', duty: '批方案、签名单' },
    { login: 'ly-jia', name: '贾某', office: '办公室', role: 'platformLead', duty: '公示结果' },
    { login: 'ly-dong', name: '董某', office: '派驻纪检组', role: 'disciplineWitness', duty: '见证抽取' },
    { login: 'ly-an', name: '安某', office: '政策法规股', role: 'legalOffice', duty: '查全程留痕' },
    { login: 'ly-tian', name: '田某', office: '执法监察大队', role: 'inspector', duty: '现场检查' },
    { login: 'ly-men', name: '门某', office: '信息中心', role: 'platformAdmin', duty: '管单位、账号和名录' },
  ],
  items: [
    item('ZR-01', '采矿权人履行义务情况检查', {
      category: 'key',
      legalBasis: '《中华人民共和国矿产资源法》',
      needsPermit: true,
    }),
    item('ZR-02', '测绘资质和成果质量检查', { legalBasis: '《中华人民共和国测绘法》', needsPermit: true }),
    item('ZR-03', '建设用地批后监管检查', {
      category: 'key',
      legalBasis: '《中华人民共和国土地管理法》',
      needsPermit: true,
    }),
    item('ZR-04', '建设工程规划许可实施检查', { legalBasis: '《中华人民共和国城乡规划法》', needsPermit: true }),
    item('ZR-05', '林草种苗生产经营检查', { legalBasis: '《中华人民共和国种子法》' }),
    item('ZR-06', '地图市场监督检查', { legalBasis: '《地图管理条例》' }),
  ],
  towns:
    '涞源镇 银坊镇 走马驿镇 水堡镇 王安镇 杨家庄镇 白石山镇 南屯镇 南马庄乡 北石佛乡 金家井乡 留家庄乡 上庄乡 东团堡乡 塔崖驿乡 乌龙沟乡 烟煤洞乡'.split(
      ' ',
    ),
  brands: '白石 拒马 太行 飞狐 恒源 鑫磊 宏石 华岳 冀源 长城 仙人 十瀑 奥丰 隆兴 瑞石 金岭 泰源 盛达 众合 银坊'.split(
    ' ',
  ),
  trades: [
    {
      count: 23,
      items: '采矿权人履行义务情况检查',
      kind: '企业',
      uscc: '91',
      endings: ['矿业有限公司', '石材有限公司'],
      permit: (number) => `C130630202307${padded(number)}`,
    },
    {
      count: 7,
      items: '测绘资质和成果质量检查、地图市场监督检查',
      kind: '企业',
      uscc: '91',
      endings: ['测绘服务有限公司'],
      permit: (number) => `乙测资字13${padded(5000 + number, 6)}`,
    },
    {
      count: 41,
      items: '建设用地批后监管检查',
      kind: '项目',
      uscc: '91',
      endings: ['住宅小区项目', '旅游度假项目', '物流园项目'],
      permit: (number) => `涞国土用(2024)${padded(number, 3)}号`,
    },
    {
      count: 36,
      items: '建设工程规划许可实施检查',
      kind: '项目',
      uscc: '91',
      endings: ['商业综合体项目', '学校改扩建项目'],
      permit: (number) => `建字第1306302025${padded(number)}号`,
    },
    { count: 32, items: '林草种苗生产经营检查', kind: '个体工商户', uscc: '92', endings: ['苗圃', '花卉苗木店'] },
    { count: 15, items: '地图市场监督检查', kind: '个体工商户', uscc: '92', endings: ['书店', '文化用品店'] },
  ],
  lapsed: [9, 55],
  officers: '刁谷苑米耿霍史康毛杜',
  offices: ['执法监察大队', '矿产股', '规划股', '林草股'],
  experts: ['冀某', '靳某'],
  expertOffice: '地质调查队',
  qualifications: ['', '采矿权人履行义务情况检查、建设用地批后监管检查、测绘资质和成果质量检查', ''],
  seed: 20_210_201,
}
