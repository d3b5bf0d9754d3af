import { defineProfile } from '../profile.ts'

/** 涞源县自然资源和规划局 */
export const LAIYUAN_NATURAL_RESOURCES = defineProfile(
  {
    id: 'S2',
    notice: '涞源县自然资源和规划局“双随机、一公开”监管工作方案',
    issuedBy: '涞源县自然资源和规划局',
    issuedOn: '2021-02-01',
  },
  {
    itemSource: { value: 'provincialPlatform', clause: 'S2-04' },
    directoryUpkeep: { value: true, clause: 'S2-06' },
    inspectorPool: { value: 'byItem', clause: 'S2-07' },
    ratioFloor: { value: { share: [5, 100], per: 'year', base: '抽查对象名录库' }, clause: 'S2-03' },
    fullCoverage: { value: true, clause: 'S2-14' },
    categoryRatios: {
      value: { general: [5, 100], key: [100, 100] },
      clause: 'S2-05',
      note: '重点事项全覆盖见 S2-14，一般事项按年度占比',
    },
    highRisk: { value: 'keyItems', clause: 'S2-14' },
    avoidRepeats: { value: true, clause: 'S2-09' },
    internalJointShare: { value: [100, 100], clause: 'S2-01' },
    planFlow: { value: 'reportedAndPublished', clause: 'S2-10' },
    planAmendment: { value: true, clause: 'S2-12' },
    jointMode: { value: 'similarMerged', clause: 'S2-09' },
    schemeFirst: { value: true, clause: 'S2-13' },
    trainingFirst: {
      value: { mode: 'warn', period: 'calendarYear' },
      clause: 'S2-18',
      note: '通知没有写哪些培训有效，按当年计',
    },
    conflictsDeclared: { value: true, clause: 'B-07' },
    announceDraw: { value: true, clause: 'S2-16' },
    minInspectors: { value: 2, clause: 'S2-21' },
    noticeMode: { value: 'showCertificate', clause: 'S2-21' },
    institutions: { value: true, clause: 'S2-26' },
    signedOnSite: { value: true, clause: 'S2-24' },
    publishedShare: { value: [100, 100], clause: 'S2-03' },
    channels: { value: ['信用河北', '县政府网站', '部门门户网站'], clause: 'S2-16' },
    referral: { value: 'judicial', clause: 'S2-17' },
    followUp: { value: 'deadlineOrder', clause: 'S2-25' },
    evaluation: { value: 'effectiveness', clause: 'S2-15' },
  },
)
