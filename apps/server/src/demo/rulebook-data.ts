import type { DemoRulebook } from './rulebook.ts'

/** The rulebooks of the trial that are being changed, by the notice of their bureau. */
export const NEXT_RULES: Readonly<Record<string, Pick<DemoRulebook, 'next'>>> = {
  S4: {
    next: {
      reason: '春耕、秋播两季农资问题较多，每年增加一轮抽查',
      change: (values) => ({
        ...values,
        roundsPerYear: values.roundsPerYear && { ...values.roundsPerYear, value: 3 },
        ratioFloor: { ...values.ratioFloor, value: { ...values.ratioFloor.value, share: [8, 100] } },
      }),
    },
  },
}
