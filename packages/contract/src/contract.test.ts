import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  CalendarMissing,
  CLAUSES,
  completeUscc,
  DRAW_TRANSITIONS,
  ERRORS,
  errorText,
  findClause,
  findConflictingRoles,
  findUsccFault,
  isWorkingDay,
  NATIONAL_RULES,
  PROFILES,
  SHIPPED_CALENDAR,
  TASK_TRANSITIONS,
} from './index.ts'

describe('clauses', () => {
  test('all 145 clauses of the five notices are held once, with their counts', () => {
    expect(CLAUSES).toHaveLength(145)
    expect(new Set(CLAUSES.map((clause) => clause.id)).size).toBe(145)
    const counts = ['S0', 'S1', 'S2', 'S3', 'S4'].map(
      (notice) => CLAUSES.filter((clause) => clause.id.startsWith(notice)).length,
    )
    expect(counts).toEqual([38, 35, 28, 20, 24])
    expect(NATIONAL_RULES).toHaveLength(26)
  })

  test('every number of every profile cites a clause that exists, its own or a national one', () => {
    for (const profile of PROFILES) {
      const values = Object.values(profile).filter(
        (value): value is { clause: string } => typeof value === 'object' && value !== null && 'clause' in value,
      )
      expect(values.length).toBeGreaterThan(5)
      for (const { clause } of values) {
        expect(findClause(clause), `${profile.id} ${clause}`).toBeDefined()
        expect(clause.startsWith(profile.id) || clause.startsWith('B-')).toBe(true)
      }
    }
  })
})

describe('policy profiles', () => {
  const byId = new Map(PROFILES.map((profile) => [profile.id, profile]))

  test('S0-17 S1-15 S2-03 S3-09 S4-15 the ratio floors differ by bureau and are data', () => {
    const floors = PROFILES.map(({ ratioFloor }) => [
      ratioFloor.clause,
      ratioFloor.value.share[0],
      ratioFloor.value.per,
    ])
    expect(floors).toEqual([
      ['S0-17', 5, 'draw'],
      ['S1-15', 3, 'year'],
      ['S2-03', 5, 'year'],
      ['S3-09', 5, 'draw'],
      ['S4-15', 5, 'draw'],
    ])
  })

  test('S3-07 S0-08 one shared pool of inspectors or one by item is a setting of the profile', () => {
    expect(byId.get('S3')?.inspectorPool).toEqual({ value: 'shared', clause: 'S3-07' })
    expect(byId.get('S0')?.inspectorPool).toEqual({ value: 'byItem', clause: 'S0-08' })
  })
})

describe('errors', () => {
  test('a text names its parameters and leaves no placeholder behind', () => {
    expect(errorText('draws.dice-missing', { witness: '李某', left: 9 })).toBe('李某 还没有掷完，还差 9 次')
    for (const [code, entry] of Object.entries(ERRORS)) {
      const params = Object.fromEntries([...entry.text.matchAll(/\{(\w+)\}/g)].map((match) => [match[1], '某']))
      expect(errorText(code as keyof typeof ERRORS, params)).not.toMatch(/[{}]/)
      expect(entry.text).not.toMatch(/哈希|承诺|默克尔|！/)
    }
  })
})

describe('duties', () => {
  test('S0-12 who draws cannot also sign, publish, inspect or witness', () => {
    expect(findConflictingRoles(['businessOffice', 'deputyHead'])).toEqual(['businessOffice', 'deputyHead'])
    expect(findConflictingRoles(['businessOffice', 'disciplineWitness'])).toEqual([
      'businessOffice',
      'disciplineWitness',
    ])
    expect(findConflictingRoles(['platformAdmin', 'businessOffice'])).toBeUndefined()
  })
})

describe('status tables', () => {
  test('a locked draw can only be completed or aborted, and no final status moves on', () => {
    const leadingOn = Object.entries(DRAW_TRANSITIONS.locked).filter(([, to]) => to !== 'locked')
    expect(leadingOn.map(([action]) => action).sort()).toEqual(['abort', 'fail', 'reveal'])
    expect(DRAW_TRANSITIONS.rejected).toEqual({})
    expect(DRAW_TRANSITIONS.aborted).toEqual({})
    expect(TASK_TRANSITIONS.published).toEqual({})
  })
})

describe('working days', () => {
  test('the 2026 calendar has 19 weekday holidays and 6 worked weekend days', () => {
    const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10))
    const weekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    expect(days.filter((day) => !weekend(day) && !isWorkingDay(SHIPPED_CALENDAR, day))).toHaveLength(19)
    expect(days.filter((day) => weekend(day) && isWorkingDay(SHIPPED_CALENDAR, day))).toHaveLength(6)
  })

  test('S4-14 five working days after 30 September 2026 end on 13 October, across the holiday and a worked Saturday', () => {
    expect(addWorkingDays(SHIPPED_CALENDAR, '2026-09-30', 5)).toBe('2026-10-13')
  })

  test('a year without a published calendar is an error, never a guess', () => {
    expect(() => isWorkingDay(SHIPPED_CALENDAR, '2027-01-04')).toThrow(CalendarMissing)
    expect(() => addWorkingDays(SHIPPED_CALENDAR, '2026-12-30', 5)).toThrow(CalendarMissing)
  })
})

describe('unified social credit code', () => {
  test('the check character of GB 32100-2015 is computed and verified', () => {
    const code = completeUscc('91330106MA2H0ABC1')
    expect(findUsccFault(code)).toBeUndefined()
    expect(findUsccFault(`${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`)).toMatchObject({ fault: 'check' })
    expect(findUsccFault(code.slice(0, 17))).toEqual({ fault: 'length', length: 17 })
    expect(findUsccFault(`${code.slice(0, 3)}I${code.slice(4)}`)).toEqual({
      fault: 'character',
      position: 4,
      character: 'I',
    })
  })

  test('two registered codes hold', () => {
    expect(findUsccFault('91110000802100433B')).toBeUndefined()
    expect(findUsccFault('91440300708461136T')).toBeUndefined()
  })
})
