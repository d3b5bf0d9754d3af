import { TRAINING_PERIODS } from '../../training-periods.ts'
import type { PolicyField } from './field.ts'

export const DRAW_FIELDS = {
  directoriesFirst: {
    group: 'draw',
    label: '从两库抽取',
    shape: { kind: 'flag', words: '对象和人员都从名录库随机抽取' },
  },
  trainingFirst: {
    group: 'draw',
    label: '抽取前培训',
    shape: {
      kind: 'record',
      words: '{period}培训合格，{mode}',
      parts: {
        mode: { label: '有人没有合格培训时', kind: 'choice', options: { block: '否则不得抽取', warn: '否则提醒' } },
        period: { label: '哪些培训有效', kind: 'choice', options: TRAINING_PERIODS },
      },
    },
  },
  drawWithin: {
    group: 'draw',
    label: '两库完成到抽取',
    shape: { kind: 'count', unit: 'workingDay', bound: 'atMost' },
  },
  conflictsDeclared: {
    group: 'draw',
    label: '利害关系回避',
    shape: { kind: 'flag', words: '事先申报，抽取时排除' },
    required: true,
  },
  witness: {
    group: 'draw',
    label: '见证',
    shape: {
      kind: 'record',
      words: '{who}，{min}',
      parts: {
        who: { label: '谁来见证', kind: 'text' },
        min: { label: '人数', kind: 'count', unit: 'person', bound: 'atLeast' },
      },
    },
  },
  evidence: {
    group: 'draw',
    label: '抽取过程留证',
    shape: { kind: 'choice', options: { photoOrVideo: '照片或录像' } },
  },
  signOff: {
    group: 'draw',
    label: '名单审签',
    shape: { kind: 'choice', options: { deputyHead: '分管领导签字后生效' } },
  },
  announceDraw: {
    group: 'draw',
    label: '抽取情况公开',
    shape: { kind: 'flag', words: '在网站公开' },
    required: true,
  },
} as const satisfies Record<string, PolicyField>
