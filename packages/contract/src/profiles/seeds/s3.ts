import { defineProfile } from '../profile.ts'

const STATIONS = ['水利工作站', '环境监察大队', '林业站']

/** 刚察县环境保护和林业水利局 */
export const GANGCHA_ENVIRONMENT = defineProfile(
  {
    id: 'S3',
    notice: '刚察县环境保护和林业水利局“双随机、一公开”工作方案',
    issuedBy: '刚察县环境保护和林业水利局',
    issuedOn: '2016-07-01',
  },
  {
    businessOffices: { value: STATIONS, clause: 'S3-20' },
    consolidationOffice: { value: ['局办公室'], clause: 'S3-05' },
    domains: { value: ['水行政', '环境监察', '林业'], clause: 'S3-01' },
    itemSource: { value: 'superiorList', clause: 'S3-05' },
    supplementBy: { value: '07-13', clause: 'S3-05' },
    itemListBy: { value: '07-15', clause: 'S3-05' },
    inspectorsBy: { value: '07-31', clause: 'S3-08' },
    targetsBy: { value: '07-31', clause: 'S3-08' },
    targetKinds: { value: ['取水许可项目', '水土保持方案许可项目', '污染源'], clause: 'S3-02' },
    directoryUpkeep: { value: true, clause: 'S3-08' },
    directoryStaff: { value: 'certifiedOnly', clause: 'S3-07' },
    inspectorPool: { value: 'shared', clause: 'S3-07' },
    ratioFloor: { value: { share: [5, 100], per: 'draw', base: '县内市场主体或项目' }, clause: 'S3-09' },
    roundsPerYear: { value: 2, clause: 'S3-09' },
    highRisk: { value: 'ifSubstantiated', clause: 'S3-12' },
    avoidRepeats: { value: true, clause: 'S3-11' },
    adjustment: { value: 'withReason', clause: 'S3-10' },
    jointMode: { value: 'bySubject', clause: 'S3-13' },
    witness: { value: { who: '人大代表、政协委员或第三方评价机构代表', min: 1 }, clause: 'S3-18' },
    conflictsDeclared: { value: true, clause: 'B-07' },
    announceDraw: { value: true, clause: 'S3-14' },
    minInspectors: { value: 2, clause: 'B-07' },
    channels: { value: ['县政府网站'], clause: 'S3-14' },
    followUp: { value: 'revisit', clause: 'S3-15' },
    evaluation: { value: 'summary', clause: 'S3-17' },
  },
)
