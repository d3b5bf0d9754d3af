import { defineProfile } from '../profile.ts'

/** 朔州市平鲁区农业农村局 */
export const PINGLU_AGRICULTURE = defineProfile(
  {
    id: 'S4',
    notice: '平鲁区农业农村局“双随机、一公开”监管工作实施细则',
    issuedBy: '朔州市平鲁区农业农村局',
    issuedOn: '2021-07-23',
  },
  {
    jointCoordinator: { value: ['局办公室'], clause: 'S4-10' },
    businessOffices: { value: ['各职能股室'], clause: 'S4-10' },
    drawLead: { value: ['局办公室'], clause: 'S4-10' },
    checkLead: { value: ['执法队'], clause: 'S4-10' },
    consolidationOffice: { value: ['执法大队'], clause: 'S4-12' },
    domains: { value: ['农产品质量安全', '农药', '肥料', '种子', '兽药', '饲料'], clause: 'S4-01' },
    directoryUpkeep: { value: true, clause: 'S4-03' },
    inspectorPool: { value: 'shared', clause: 'S4-03' },
    ratioFloor: { value: { share: [5, 100], per: 'draw', base: '检查对象名录库' }, clause: 'S4-15' },
    roundsPerYear: { value: 2, clause: 'S4-15' },
    highRisk: { value: 'separatePool', clause: 'S4-16' },
    jointMode: { value: 'bySubjectAndRegion', clause: 'S4-19' },
    drawWithin: { value: 1, clause: 'S4-08' },
    trainingFirst: {
      value: { mode: 'warn', period: 'calendarYear' },
      clause: 'S4-22',
      note: '通知没有写哪些培训有效，按当年计',
    },
    witness: { value: { who: '第七纪检组', min: 1 }, clause: 'S4-07' },
    evidence: { value: 'photoOrVideo', clause: 'S4-06' },
    conflictsDeclared: { value: true, clause: 'S4-05' },
    announceDraw: { value: true, clause: 'S4-09' },
    minInspectors: { value: 2, clause: 'S4-04' },
    teamLead: { value: 'officeDeputyHead', clause: 'S4-11' },
    inspectWithin: { value: { workingDays: 5 }, clause: 'S4-14' },
    channels: { value: ['区政府网站'], clause: 'S4-09' },
    bulletin: { value: true, clause: 'S4-17' },
    reviewFirst: { value: 'secrecy', clause: 'S4-17' },
    referral: { value: 'police', clause: 'S4-17' },
    followUp: { value: 'revisit', clause: 'S4-18' },
    evaluation: { value: 'performance', clause: 'S4-21' },
  },
)
