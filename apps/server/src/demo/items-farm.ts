import { atLeast, type DemoItems, ledger, once, permit, twice } from './items-parts.ts'

const PINGLU_OFFICE = '农资与农产品质量监管股'

/** S4: six classes, two of them drawn at random only step by step (S4-01). */
export const PINGLU_ITEMS: DemoItems = {
  details: {
    'SX-01': {
      ...atLeast(10),
      ...twice,
      supervising: PINGLU_OFFICE,
      powerCode: 'NY-JC-001',
      methods: ['onSite'],
      isHot: true,
      targetScope: '农产品生产企业、农民专业合作社',
      subItems: [
        {
          name: '生产记录',
          checkPoints: [
            {
              text: '农业投入品使用记录',
              standard: '记录保存两年以上',
              evidence: ['document'],
              compliant: '品名、用量、日期、停用日期齐全',
              noncompliant: '没有记录、记录不全或者伪造',
            },
          ],
        },
        {
          name: '残留检测',
          checkPoints: [
            {
              text: '蔬菜农药残留酶抑制率',
              standard: '现场速测',
              reading: { unit: '%', max: 50 },
              evidence: ['sample', 'photo'],
            },
          ],
        },
      ],
    },
    'SX-02': {
      ...atLeast(10),
      ...twice,
      approving: '办公室',
      supervising: PINGLU_OFFICE,
      powerCode: 'NY-JC-002',
      methods: ['onSite', 'documentReview'],
      targetScope: '农药经营者',
      subItems: [
        { name: '资质', checkPoints: [permit] },
        {
          name: '经营行为',
          checkPoints: [ledger, { ...ledger, text: '限制使用农药', standard: '设专柜，如实记录购买人' }],
        },
        {
          name: '仓储',
          checkPoints: [
            { text: '仓库温度', standard: '不高于标签要求', reading: { unit: '℃', max: 35 }, evidence: ['photo'] },
          ],
        },
      ],
    },
    'SX-03': { ...atLeast(5), ...once, supervising: PINGLU_OFFICE, powerCode: 'NY-JC-003', methods: ['onSite'] },
    'SX-04': {
      ...atLeast(5),
      ...once,
      supervising: PINGLU_OFFICE,
      methods: ['onSite'],
      subItems: [{ checkPoints: [permit, { text: '种子标签和使用说明' }] }],
    },
    'SX-05': {
      ...atLeast(5),
      ...twice,
      supervising: PINGLU_OFFICE,
      powerCode: 'NY-JC-005',
      methods: ['onSite'],
      subItems: [{ checkPoints: [permit, ledger] }],
    },
    'SX-06': { randomScope: 'gradual', powerCode: 'NY-JC-006', methods: ['onSite'], listedOn: '2021-07-23' },
  },
  powerList: [
    'NY-JC-001,对农产品质量安全的监督检查',
    'NY-JC-002,对农药经营的监督检查',
    'NY-JC-003,对肥料经营的监督检查',
    'NY-JC-004,对种子生产经营的监督检查',
    'NY-JC-005,对兽药经营的监督检查',
    'NY-JC-006,对饲料生产的监督检查',
    'NY-JC-007,对农业机械维修的监督检查',
    'NY-JC-008,对动物防疫条件的监督检查',
  ],
  publishedDaysAgo: 80,
  law: { title: '兽药管理条例', kind: 'revised', note: '经营环节的条文有修改，逐项核对引用的条款' },
  request: {
    draft: {
      code: 'BC-01',
      name: '农业机械维修经营检查',
      category: 'general',
      legalBasis: '《农业机械安全监督管理条例》',
      methods: ['onSite'],
    },
    reason: '全区机修点多，群众反映维修质量问题',
  },
  duty: {
    duty: '病死畜禽无害化处理巡查',
    legalBasis: '《中华人民共和国动物防疫法》',
    measure: '每月到收集点一次，核对收集台账和照片，异常的当天报告',
    office: '农业综合行政执法队',
  },
}

/** S3: three lines of work in one bureau (S3-01), a list from above and duties beside it (S3-05, S3-06). */
export const GANGCHA_ITEMS: DemoItems = {
  details: {
    'SL-01': { ...atLeast(5), ...twice, domain: '水行政', methods: ['onSite'], supervising: '水利工作站' },
    'SL-02': { ...atLeast(5), ...twice, domain: '水行政', methods: ['onSite'], supervising: '水利工作站' },
    'HB-01': {
      ...atLeast(10),
      ...twice,
      domain: '环境监察',
      methods: ['onSite', 'onlineMonitoring'],
      supervising: '环境监察大队',
      subItems: [
        {
          name: '排放',
          checkPoints: [
            {
              text: '外排水化学需氧量',
              standard: '排污许可证载明的限值',
              reading: { unit: 'mg/L', max: 50 },
              evidence: ['sample'],
            },
            { text: '外排水酸碱度', reading: { unit: 'pH', min: 6, max: 9 }, evidence: ['sample'] },
          ],
        },
      ],
    },
    'HB-02': {
      ...atLeast(10),
      ...twice,
      domain: '环境监察',
      methods: ['onSite', 'documentReview'],
      supervising: '环境监察大队',
    },
    'LY-01': { randomScope: 'gradual', domain: '林业', methods: ['onSite'] },
  },
  powerList: ['HL-01,取水许可监督检查', 'HL-02,水土保持监督检查', 'HL-03,排污单位监督检查'],
  publishedDaysAgo: 90,
  duty: {
    duty: '湟鱼洄游期河道巡护',
    legalBasis: '《青海湖流域生态环境保护条例》',
    measure: '5 月至 8 月每日两次巡河，发现偷捕当场移交公安机关',
    office: '水利工作站',
  },
}
