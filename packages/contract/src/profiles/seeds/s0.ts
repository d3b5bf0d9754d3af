import { defineProfile } from '../profile.ts'

/** 洛阳市偃师区林业局 */
export const YANSHI_FORESTRY = defineProfile(
  {
    id: 'S0',
    notice: '偃师区林业局“双随机、一公开”监管工作实施方案',
    issuedBy: '洛阳市偃师区林业局',
    issuedOn: '2024-05-29',
  },
  {
    approvingBody: { value: '局党组', clause: 'S0-01' },
    coordinationGroup: {
      value: {
        name: '随机抽查工作协调小组',
        head: '局长',
        deputy: '主管副局长',
        members: ['办公室', '林政科', '林技站', '防火办', '行政审批科', '执法大队'],
      },
      clause: 'S0-29',
    },
    platformLead: { value: ['行政审批服务科'], clause: 'S0-32' },
    jointCoordinator: { value: ['局办公室'], clause: 'S0-30' },
    businessOffices: { value: ['相关业务科室'], clause: 'S0-33' },
    directoryUpkeep: { value: true, clause: 'S0-07' },
    directoryStaff: { value: 'withExperts', clause: 'S0-09' },
    inspectorPool: { value: 'byItem', clause: 'S0-08' },
    ratioFloor: { value: { share: [5, 100], per: 'draw', base: '抽查对象名录库' }, clause: 'S0-17' },
    fullCoverage: { value: true, clause: 'S0-18' },
    highRisk: { value: 'moreOften', clause: 'S0-19' },
    avoidRepeats: { value: true, clause: 'S0-38' },
    planAt: { value: 'yearStart', clause: 'S0-37' },
    planBlocks: { value: ['对象范围', '人员要求', '比例和频次', '实施时间'], clause: 'S0-37' },
    jointMode: { value: 'bySubjectAndRegion', clause: 'S0-31' },
    trainingFirst: {
      value: { mode: 'block', period: 'calendarYear' },
      clause: 'S0-35',
      note: '通知没有写哪些培训有效，按当年计',
    },
    conflictsDeclared: { value: true, clause: 'B-07' },
    signOff: { value: 'deputyHead', clause: 'S0-12' },
    announceDraw: { value: true, clause: 'S0-21' },
    minInspectors: { value: 2, clause: 'B-07' },
    noticeMode: { value: 'unannounced', clause: 'S0-13' },
    resultOwner: { value: 'inspectingOffice', clause: 'S0-03' },
    reviewFirst: { value: 'secrecy', clause: 'S0-21' },
    channels: { value: ['区政府门户网站', '公共信用信息平台'], clause: 'S0-21' },
    bulletin: { value: true, clause: 'S0-20' },
    registers: { value: true, clause: 'S0-22' },
    referral: { value: 'police', clause: 'S0-25' },
  },
)
