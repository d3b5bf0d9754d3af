import { atLeast, type DemoItems, once, permit, seedlings } from './items-parts.ts'

/** S0: five forestry items, each approved by one office and supervised by another (S1-07 谁审批谁监管). */
export const YANSHI_ITEMS: DemoItems = {
  details: {
    'LY-01': {
      ...atLeast(5),
      ...once,
      approving: '行政审批服务科',
      supervising: '林政科',
      powerCode: 'LY-JC-01',
      methods: ['onSite'],
      subItems: [{ checkPoints: [permit, ...seedlings] }],
    },
    'LY-02': {
      ...atLeast(10),
      ...once,
      approving: '行政审批服务科',
      supervising: '林政科',
      powerCode: 'LY-JC-02',
      methods: ['onSite'],
    },
    'LY-03': {
      ...atLeast(5),
      ...once,
      supervising: '林政科',
      powerCode: 'LY-JC-03',
      methods: ['onSite', 'documentReview'],
    },
    'LY-04': { ...atLeast(10), ...once, supervising: '林政科', methods: ['onSite'] },
  },
  powerList: [
    'LY-JC-01,林木种子生产经营监督检查',
    'LY-JC-02,人工繁育野生动物监督检查',
    'LY-JC-03,木材经营加工监督检查',
  ],
  publishedDaysAgo: 120,
}

/** S1: a list made together with the power list, and a gap to close (S1-08). */
export const HEYUAN_ITEMS: DemoItems = {
  details: {
    'HY-01': { ...atLeast(5), ...once, approving: '资源科', powerCode: 'HY-001', methods: ['onSite'], isHot: true },
    'HY-02': {
      ...atLeast(3),
      ...once,
      approving: '资源科',
      powerCode: 'HY-002',
      methods: ['onSite', 'documentReview'],
      subItems: [
        {
          name: '采伐',
          checkPoints: [
            {
              text: '采伐面积与许可面积之差',
              standard: '不超过许可面积',
              reading: { unit: '%', max: 5 },
              evidence: ['photo', 'document'],
            },
          ],
        },
      ],
    },
    'HY-03': {
      ...atLeast(3),
      ...once,
      approving: '资源科',
      powerCode: 'HY-003',
      methods: ['onSite'],
      subItems: [{ checkPoints: [permit, ...seedlings] }],
    },
    'HY-04': { ...atLeast(5), ...once, approving: '保护科', powerCode: 'HY-004', methods: ['onSite'] },
    'HY-05': { ...atLeast(3), ...once, methods: ['onSite'] },
    'HY-06': { randomScope: 'gradual', approving: '保护科', methods: ['onSite', 'onlineMonitoring'] },
  },
  powerList: [
    'HY-001,使用林地许可的监督检查',
    'HY-002,林木采伐许可的监督检查',
    'HY-003,林木种子生产经营许可的监督检查',
    'HY-004,陆生野生动物繁育利用的监督检查',
    'HY-007,森林防火工作的监督检查',
  ],
  publishedDaysAgo: 150,
  request: {
    draft: {
      code: 'HY-07',
      name: '森林防火工作检查',
      category: 'key',
      legalBasis: '《森林防火条例》第二十四条',
      methods: ['onSite'],
    },
    reason: '权责清单里有，事项清单里还没有',
  },
}

/** S2: key items are covered whole, general ones by the ratio of the notice (S2-05, S2-14). */
export const LAIYUAN_ITEMS: DemoItems = {
  details: {
    'ZR-01': {
      ...once,
      supervising: '综合业务股',
      powerCode: 'ZR-001',
      methods: ['onSite'],
      isHot: true,
    },
    'ZR-02': { ...atLeast(10), ...once, supervising: '综合业务股', powerCode: 'ZR-002', methods: ['documentReview'] },
    'ZR-03': { ...once, supervising: '综合业务股', powerCode: 'ZR-003', methods: ['onSite'] },
    'ZR-04': { ...atLeast(5), ...once, supervising: '综合业务股', powerCode: 'ZR-004', methods: ['onSite'] },
    'ZR-05': { ...atLeast(5), ...once, methods: ['onSite'], subItems: [{ checkPoints: [permit, ...seedlings] }] },
  },
  powerList: [
    'ZR-001,对采矿权人的监督检查',
    'ZR-002,对测绘活动的监督检查',
    'ZR-003,对建设用地的监督检查',
    'ZR-004,对规划许可的监督检查',
  ],
  publishedDaysAgo: 100,
}
