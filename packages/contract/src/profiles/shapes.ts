/** A share as integers, `[num, den]`. */
export type Share = readonly [number, number]

/** What a number in a policy counts, and the word that follows it. */
export const POLICY_UNITS = {
  workingDay: '个工作日',
  person: '名',
  round: '轮',
  visit: '次',
} as const

export interface CountShape {
  readonly kind: 'count'
  readonly unit: keyof typeof POLICY_UNITS
  /** `atLeast`: more is stricter; `atMost`: less is. */
  readonly bound: 'atLeast' | 'atMost'
}
export interface ChoiceShape {
  readonly kind: 'choice'
  readonly options: Readonly<Record<string, string>>
}
/** A plain value of a policy: how it is typed, checked, shown, compared and edited follows from its kind. */
export type Atom =
  /** Something that is to be done; the words say what. */
  | { readonly kind: 'flag'; readonly words: string }
  | CountShape
  | ChoiceShape
  /** At least that share. */
  | { readonly kind: 'share' }
  | { readonly kind: 'text' }
  | { readonly kind: 'texts' }
  /** A day of the year, `MM-DD`; `by`: not later than, `from`: not before. */
  | { readonly kind: 'monthDay'; readonly bound: 'by' | 'from' }
  /** So many working days after the step before, or a day of the year, `MM-DD`. */
  | { readonly kind: 'limit'; readonly after: string }

export interface RecordShape {
  readonly kind: 'record'
  readonly parts: Readonly<Record<string, Atom & { readonly label: string }>>
  /** How its parts are said in one sentence, `{part}` by name; otherwise each after its label. */
  readonly words?: string
}
export type Shape = Atom | RecordShape

/** The type of a value of that shape. */
export type ValueOf<S> = S extends { kind: 'flag' }
  ? true
  : S extends { kind: 'count' }
    ? number
    : S extends { kind: 'choice'; options: infer O }
      ? keyof O
      : S extends { kind: 'share' }
        ? Share
        : S extends { kind: 'text' | 'monthDay' }
          ? string
          : S extends { kind: 'texts' }
            ? readonly string[]
            : S extends { kind: 'limit' }
              ? { readonly workingDays: number } | { readonly until: string }
              : S extends { kind: 'record'; parts: infer P }
                ? { readonly [K in keyof P]: ValueOf<P[K]> }
                : never
