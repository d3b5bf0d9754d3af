import { clauseOf, GATES, getProfile, resolvePolicy, SHIPPED_CALENDAR } from '@sunlot/contract'
import type { Gate, GateId, Preview, Seat, TaskInput } from '@sunlot/contract'
import { expect, test } from 'vitest'
import type { DrawFacts, GateFacts } from './gates/gate-facts.ts'
import { listGates, requireGates } from './tasks.rules.ts'

const seat: Seat = { name: '组员', certified: true, expert: false, offices: [], optional: false }

function inputWith(fields: Partial<TaskInput> = {}): TaskInput {
  return {
    title: '2026年第二轮农药经营监督抽查',
    documentNo: '',
    checkType: 'routine',
    method: ['onSite'],
    planLine: '计划第 2 项',
    scheme: '抽查许可、台账和标签。',
    scope: { itemIds: ['i1'], kinds: [], regions: [], poolIds: [], tagIds: [] },
    strata: [{ riskClasses: ['A'], rate: [8, 100], min: null, max: null }],
    rounding: 'ceil',
    excludeInspectedThisYear: true,
    excludeExpiredPermit: true,
    seats: [seat, seat],
    groupMax: 1,
    visitsPerPerson: null,
    witnesses: [{ organ: '第七纪检组', name: '王某' }],
    minWitness: 1,
    signerId: 'u2',
    publisherId: 'u3',
    inspectFrom: '2026-10-09',
    inspectUntil: '2026-10-15',
    ...fields,
  }
}

const PREVIEW: Preview = {
  size: 236,
  eligible: 212,
  strata: [{ key: 's1', riskClasses: ['A'], size: 236, eligible: 212, quota: 18 }],
  quota: 18,
  excluded: [],
  unplaced: 0,
  seats: [
    { name: '组长', condition: '持证有效', people: 14, optional: false },
    { name: '组员', condition: '持证有效', people: 14, optional: false },
  ],
  people: 14,
  crew: { seats: 2, filled: 2, visitsAtMost: null },
  recusals: { people: 3, targets: 4 },
  training: { people: 14, missing: [] },
  certificatesExpiring: 2,
  atCapAfter: 0,
}

const DRAW: DrawFacts = {
  drawId: 'd1',
  drawNo: 'SSJ-140603-2026-000001',
  status: 'committed',
  openedAt: '2026-10-08T01:30:00.000Z',
  preview: PREVIEW,
  witnesses: [
    { organ: '第七纪检组', name: '王某', arrivedAt: '2026-10-08T01:24:00.000Z', diceCount: 16, confirmed: true },
  ],
  evidenceCount: 1,
  lockedAt: null,
  signedAt: null,
  publishedAt: null,
}

interface Given {
  profile?: string
  today?: string
  input?: Partial<TaskInput>
  preview?: Partial<Preview>
  draw?: Partial<DrawFacts>
  task?: Partial<GateFacts['task']>
  facts?: Partial<GateFacts>
}

const PLAN_LINE = {
  lineId: 'l2',
  planId: 'p1',
  planTitle: '2026年度抽查计划',
  documentNo: '平农发〔2026〕11号',
  no: '2',
  name: '农药经营监督抽查',
  isInForce: true,
  isRemoved: false,
  publishedAt: new Date('2026-03-18T02:00:00Z'),
  crossRegion: null,
}

function factsOf({ profile = 'S4', today = '2026-10-08', input, preview, draw, task, facts }: Given): GateFacts {
  return {
    task: {
      id: 't1',
      version: 2,
      drawer: { id: 'u1', name: '李某' },
      signer: { id: 'u2', name: '赵某' },
      publisher: { id: 'u3', name: '陈某' },
      schemeApprovedAt: new Date('2026-09-29T08:20:00Z'),
      approvedBy: '赵某',
      directoriesFrozenAt: new Date('2026-09-30T09:42:00Z'),
      ...task,
    },
    scheme: {
      bureauId: 'b1',
      policy: resolvePolicy(getProfile(profile)),
      calendar: SHIPPED_CALENDAR,
      input: inputWith(input),
      items: [{ id: 'i1', code: 'NY-01', name: '农药', status: 'active' }],
      today,
    },
    preview: { ...PREVIEW, ...preview },
    signerHoldsDuty: true,
    roundsBefore: 1,
    year: { drawn: 0, total: 0 },
    waivers: [],
    draw: draw ? { ...DRAW, ...draw } : null,
    planLine: PLAN_LINE,
    scopeFaults: [],
    ...facts,
  }
}

function gate(id: string, given: Given = {}): Gate | undefined {
  return listGates(factsOf(given)).find((one) => one.id === id)
}

test('a task with everything in order is blocked nowhere, under each of the five notices', () => {
  for (const profile of ['S0', 'S1', 'S2', 'S3', 'S4']) {
    const gates = listGates(factsOf({ profile, draw: {} }))
    expect(
      gates.filter(({ state }) => state === 'blocked'),
      profile,
    ).toEqual([])
    for (const { clause } of gates) expect(clause.startsWith(profile) || clause.startsWith('B-'), clause).toBe(true)
    expect(new Set(gates.map(({ id }) => id)).size).toBe(gates.length)
  }
})

test('S0-17 S3-09 S4-15 one draw must reach 5 % of the directory, rounded up', () => {
  for (const [profile, clause] of [
    ['S0', 'S0-17'],
    ['S3', 'S3-09'],
    ['S4', 'S4-15'],
  ] as const) {
    expect(gate('ratio-floor', { profile, preview: { quota: 12 } })).toMatchObject({
      state: 'passed',
      clause,
      evidence: '应抽 12 户，方案抽 12 户，占 5.1%',
    })
    expect(gate('ratio-floor', { profile, preview: { quota: 11 } })).toMatchObject({ state: 'blocked', clause })
  }
})

test('S1-15 the floor of a year counts distinct targets and says what is still missing', () => {
  const year = { drawn: 20, total: 1126 }
  expect(gate('ratio-floor', { profile: 'S1', facts: { year } })).toMatchObject({
    state: 'passed',
    clause: 'S1-15',
    requirement: '全年抽取不低于全部监管对象的 3%',
    evidence: '全年应抽 34 户，已抽 20 户，本次抽 18 户',
  })
  expect(gate('ratio-floor', { profile: 'S2', facts: { year } })).toMatchObject({
    state: 'warned',
    clause: 'S2-03',
    evidence: '全年应抽 57 户，已抽 20 户，本次抽 18 户，还差 19 户',
  })
  const repeats = gate('ratio-floor', { profile: 'S1', facts: { year }, preview: { atCapAfter: 10 } })
  expect(repeats?.state).toBe('warned')
  const after = { signedAt: '2026-10-08T03:00:00.000Z' }
  expect(gate('ratio-floor', { profile: 'S1', facts: { year: { drawn: 34, total: 1126 } }, draw: after })?.state).toBe(
    'passed',
  )
})

test('S0-18 drawing everybody asks for the reason in the scheme', () => {
  const everybody = { quota: 212 }
  for (const [profile, clause] of [
    ['S0', 'S0-18'],
    ['S2', 'S2-14'],
    ['S4', 'B-03'],
  ] as const) {
    const given = { profile, preview: everybody }
    expect(gate('full-coverage', { ...given, input: { scheme: '' } })).toMatchObject({ state: 'blocked', clause })
    expect(gate('full-coverage', given)).toMatchObject({ state: 'passed', clause })
  }
  expect(gate('full-coverage', {})).toBeUndefined()
})

test('S4-04 S2-21 at least two certified officers a visit, by the bureau’s own clause or the national one', () => {
  for (const [profile, clause] of [
    ['S4', 'S4-04'],
    ['S2', 'S2-21'],
    ['S0', 'B-07'],
  ] as const) {
    const passed = gate('certified-seats', { profile })
    expect(passed).toMatchObject({ state: 'passed', clause, requirement: '每户持证检查人员不少于 2 名' })
    expect(passed?.evidence).toBe('14 名可用，2 名证件在检查结束前到期，已排除')
    expect(gate('certified-seats', { profile, input: { seats: [seat] } })?.state).toBe('blocked')
  }
})

test('S0-09 an expert and an optional seat never count as a certified officer', () => {
  const expert: Seat = { ...seat, name: '专家', certified: false, expert: true }
  expect(gate('certified-seats', { profile: 'S0', input: { seats: [seat, expert] } })).toMatchObject({
    state: 'blocked',
    evidence: '方案每户只有 1 名持证人员，专业技术人员和可缺席位不计入',
  })
  const optional = { ...seat, optional: true }
  expect(gate('certified-seats', { input: { seats: [seat, optional] } })?.state).toBe('blocked')
  expect(gate('certified-seats', { input: { seats: [seat, seat, expert] } })?.state).toBe('passed')
})

test('two inspectors for three seats, and bounds that leave no room, stop the draw before it is opened', () => {
  const crew = { seats: 3, filled: 2, visitsAtMost: null }
  expect(gate('crew-complete', { preview: { crew } })).toMatchObject({
    state: 'blocked',
    evidence: '每户要 3 名，符合条件的只够 2 名',
  })
  const few = { seats: 2, filled: 2, visitsAtMost: 17 }
  expect(gate('crew-complete', { preview: { crew: few }, input: { visitsPerPerson: 2 } })).toMatchObject({
    state: 'blocked',
    evidence: '每人至多 2 户，只够排 17 组，至少要 18 组',
  })
  expect(gate('crew-complete', { preview: { crew: few }, input: { groupMax: 2 } })?.state).toBe('passed')
})

test('S4-05 declared conflicts are shown; that nobody declared any is worth a question', () => {
  expect(gate('conflicts-declared')).toMatchObject({ state: 'passed', clause: 'S4-05', evidence: '3 名对 4 户回避' })
  expect(gate('conflicts-declared', { profile: 'S0', preview: { recusals: { people: 0, targets: 0 } } })).toMatchObject(
    { state: 'warned', clause: 'B-07', waivable: true },
  )
})

test('S4-08 the draw is made on the first working day after the directories are complete, holidays counted out', () => {
  expect(gate('drawn-in-time')).toMatchObject({
    state: 'passed',
    clause: 'S4-08',
    requirement: '两库完成后第 1 个工作日抽取',
    evidence: '9月30日 17:42 完成，对象 236 户、人员 14 名',
  })
  expect(gate('drawn-in-time', { today: '2026-10-09' })).toMatchObject({
    state: 'blocked',
    evidence: '应在 10月8日 前抽取，已过 1 个工作日',
    waivable: true,
  })
  expect(gate('drawn-in-time', { today: '2026-10-20', draw: {} })?.state).toBe('passed')
  expect(gate('drawn-in-time', { task: { directoriesFrozenAt: null } })).toMatchObject({
    state: 'blocked',
    evidence: '还没有宣布两库完成',
  })
  expect(gate('drawn-in-time', { profile: 'S0' })).toBeUndefined()
})

test('S4-08 a limit that runs into a year without calendar blocks and says so', () => {
  const task = { directoriesFrozenAt: new Date('2026-12-31T03:00:00Z') }
  expect(gate('drawn-in-time', { task, today: '2027-01-04' })).toMatchObject({
    state: 'blocked',
    evidence: '2027年工作日历未导入，不能计时限，请平台管理员导入',
  })
})

test('B-14 S2-13 the scheme is written where the notice asks for it, and approved everywhere', () => {
  expect(gate('scheme-approved')).toMatchObject({
    state: 'passed',
    clause: 'B-14',
    evidence: '赵某 9月29日 16:20 批准，第 2 稿',
  })
  expect(gate('scheme-approved', { task: { schemeApprovedAt: null, approvedBy: null } })).toMatchObject({
    state: 'blocked',
    step: 'openDraw',
  })
  expect(gate('scheme-written', { profile: 'S2', input: { scheme: '' } })).toMatchObject({
    state: 'blocked',
    step: 'approveScheme',
    clause: 'S2-13',
  })
  expect(gate('scheme-written', { profile: 'S4' })).toBeUndefined()
})

test('S0-12 the signer is a deputy head today and not the one who draws', () => {
  expect(gate('signer-apart', { profile: 'S0' })).toMatchObject({ state: 'passed', clause: 'S0-12' })
  expect(gate('signer-apart', { profile: 'S4' })?.clause).toBe('B-14')
  expect(gate('signer-apart', { facts: { signerHoldsDuty: false } })?.state).toBe('blocked')
  expect(gate('signer-apart', { task: { signer: { id: 'u1', name: '李某' } } })).toMatchObject({
    state: 'blocked',
    evidence: '李某 同时是抽取人',
  })
})

test('S0-12 the lists must be signed before they are published', () => {
  const drawn = { profile: 'S0', draw: { status: 'drawn' } } as const
  expect(gate('lists-signed', drawn)).toMatchObject({ state: 'blocked', step: 'publish', clause: 'S0-12' })
  const signed = { status: 'signed', signedAt: '2026-10-08T03:00:00.000Z' } as const
  expect(gate('lists-signed', { profile: 'S0', draw: signed })).toMatchObject({
    state: 'passed',
    evidence: '赵某 10月8日 11:00 签字',
  })
})

test('S4-06 no result without a photo or video of the draw; it cannot be waived', () => {
  expect(gate('evidence-kept')).toMatchObject({ state: 'pending', step: 'lock' })
  expect(gate('evidence-kept', { draw: { evidenceCount: 0 } })).toMatchObject({
    state: 'blocked',
    clause: 'S4-06',
    requirement: '抽取过程须有照片或录像',
    waivable: false,
    link: { text: '上传照片录像', to: expect.stringMatching(/^\/tasks\/.+\?evidence=new$/) },
  })
  expect(gate('evidence-kept', { draw: { evidenceCount: 2 } })?.evidence).toBe('已上传 2 份')
  expect(gate('evidence-kept', { profile: 'S0', draw: {} })).toBeUndefined()
})

test('S4-07 S3-18 the witness is invited, arrives and signs in; absence is waived only with a reason', () => {
  expect(gate('witness-named', { input: { witnesses: [] } })).toMatchObject({
    state: 'blocked',
    clause: 'S4-07',
    requirement: '已邀请第七纪检组见证',
  })
  expect(gate('witness-arrived', { draw: {} })).toMatchObject({
    state: 'passed',
    evidence: '第七纪检组 王某 10月8日 09:24 签到',
  })
  const absent = { witnesses: [{ organ: '第七纪检组', name: '王某', arrivedAt: null, diceCount: 0, confirmed: false }] }
  expect(gate('witness-arrived', { draw: absent })?.state).toBe('blocked')
  expect(gate('witness-arrived', { profile: 'S3', draw: absent })).toMatchObject({
    state: 'blocked',
    clause: 'S3-18',
    requirement: '人大代表、政协委员或第三方评价机构代表到场见证',
  })
  const waivers = [{ gateId: 'witness-arrived', reason: '纪检组外出，由人大代表见证', approver: '赵某', at: '' }]
  expect(gate('witness-arrived', { draw: absent, facts: { waivers } })).toMatchObject({
    state: 'waived',
    evidence: '赵某批准豁免：纪检组外出，由人大代表见证',
  })
})

test('S4-07 dice are complete and equal on both computers, and nobody leaves a roll half entered', () => {
  expect(gate('dice-rolled', { draw: {} })).toMatchObject({ state: 'passed', evidence: '王某 各 16 次' })
  const [first] = DRAW.witnesses
  const half = { organ: '区人大', name: '孙某', arrivedAt: null, diceCount: 7, confirmed: false }
  expect(gate('dice-rolled', { draw: { witnesses: first ? [first, half] : [] } })).toMatchObject({
    state: 'blocked',
    clause: 'S4-07',
    evidence: '孙某 已录 7 次，共 16 次，两台电脑须一致',
  })
  expect(gate('dice-rolled', { draw: {}, input: { minWitness: 2 } })?.state).toBe('blocked')
  expect(gate('dice-rolled', { profile: 'S1', draw: { witnesses: [] } })).toMatchObject({
    state: 'blocked',
    clause: 'B-01',
  })
})

test('the draw is to be made public, which is open until it has been', () => {
  for (const [profile, clause] of [
    ['S0', 'S0-21'],
    ['S1', 'S1-26'],
    ['S2', 'S2-16'],
    ['S3', 'S3-14'],
    ['S4', 'S4-09'],
  ] as const) {
    expect(gate('announced', { profile, draw: { status: 'signed' } })).toMatchObject({ state: 'pending', clause })
    expect(gate('announced', { profile, draw: { publishedAt: '2026-10-08T04:00:00.000Z' } })?.state).toBe('passed')
  }
})

test('B-04 a task outside the plan is warned of and can be waived', () => {
  const evidence = '2026年度抽查计划第 2 项“农药经营监督抽查”，3月18日公示'
  expect(gate('in-plan')).toMatchObject({ state: 'passed', clause: 'B-04', evidence })
  expect(gate('in-plan', { facts: { planLine: undefined } })).toMatchObject({ state: 'warned', waivable: true })
})

test('B-22 a line that is not in force or that an amendment took out does not carry a task', () => {
  const states = [
    { ...PLAN_LINE, isInForce: false },
    { ...PLAN_LINE, isRemoved: true },
  ]
  const [early, removed] = states.map((planLine) => gate('in-plan', { facts: { planLine } }))
  expect([early?.state, removed?.state]).toEqual(['warned', 'warned'])
  expect(removed?.evidence).toContain('先调整计划')
})

test('S4-19 a round across a border names the lead and the host jurisdiction', () => {
  const planLine = { ...PLAN_LINE, crossRegion: { lead: '平鲁区农业农村局', host: '右玉县' } }
  expect(gate('in-plan', { facts: { planLine } })?.evidence).toContain('跨区域：平鲁区农业农村局牵头，右玉县属地')
})

test('S3-09 S4-15 two rounds a year, counted with this one', () => {
  expect(gate('rounds-a-year')).toMatchObject({ state: 'passed', clause: 'S4-15', evidence: '按系统记录是今年第 2 轮' })
  expect(gate('rounds-a-year', { profile: 'S3', facts: { roundsBefore: 0 } })).toMatchObject({
    state: 'warned',
    clause: 'S3-09',
    evidence: '按系统记录是今年第 1 轮，年内还要再抽 1 轮',
  })
  expect(gate('rounds-a-year', { profile: 'S0' })).toBeUndefined()
})

test('B-12 targets that would be drawn a second time this year are counted', () => {
  expect(gate('seldom-repeated', { preview: { atCapAfter: 2 } })).toMatchObject({
    state: 'warned',
    clause: 'B-12',
    evidence: '2 户今年已抽过，抽中即为再次抽查',
  })
  const excluded = [{ reason: 'INSPECTED_THIS_YEAR', text: '', clause: 'B-12', count: 24 }]
  expect(gate('seldom-repeated', { preview: { excluded } })?.evidence).toBe('今年已抽过的 24 户已排除')
})

test('an empty pool and targets outside all layers are blocked', () => {
  expect(gate('pool-filled', { preview: { eligible: 0, quota: 0 } })).toMatchObject({
    state: 'blocked',
    clause: 'B-01',
  })
  expect(gate('pool-placed', { preview: { unplaced: 5 } })).toMatchObject({
    state: 'blocked',
    clause: 'B-05',
    evidence: '5 户的风险等级不在任何一层',
  })
})

test('that training is not on record keeps from drawing or is said, as the rulebook has it, and can be waived', () => {
  for (const [profile, clause, state] of [
    ['S0', 'S0-35', 'blocked'],
    ['S1', 'S1-27', 'warned'],
    ['S2', 'S2-18', 'warned'],
    ['S4', 'S4-22', 'warned'],
  ] as const) {
    const preview = { training: { people: 14, missing: ['张某'] } }
    expect(gate('training', { profile, preview })).toMatchObject({ state, clause, waivable: true })
  }
  expect(gate('training', { profile: 'S3' })).toBeUndefined()
})

test('a step names its first unmet gate and how many there are', () => {
  const gates = listGates(factsOf({ preview: { quota: 5, unplaced: 3 } }))
  expect(() => requireGates(gates, 'openDraw')).toThrow(
    expect.objectContaining({
      code: 'tasks.blocked',
      params: { action: '封存', count: 2, first: '每个对象都归入某一层', clause: 'B-05' },
    }),
  )
  expect(() => requireGates(gates, 'lock')).not.toThrow()
})

test('a waiver does not hide a gate that may not be waived, nor one that holds', () => {
  const waivers = ['ratio-floor', 'in-plan'].map((gateId) => ({ gateId, reason: '理由', approver: '赵某', at: '' }))
  expect(gate('ratio-floor', { preview: { quota: 1 }, facts: { waivers } })?.state).toBe('blocked')
  expect(gate('in-plan', { facts: { waivers } })).toMatchObject({ state: 'passed', waiver: null })
})

test('S0-16 the national rule wins where it is stricter, and names the clause it overrules', () => {
  const lax = getProfile('S4')
  const policy = resolvePolicy({
    ...lax,
    minInspectors: { value: 1, clause: 'S4-04' },
    publishWithin: { value: 30, clause: 'S4-09' },
  })
  expect(policy.minInspectors).toEqual({ value: 2, clause: 'B-07', overrules: 'S4-04' })
  expect(policy.publishWithin).toEqual({ value: 20, clause: 'B-06', overrules: 'S4-09' })
  const strict = resolvePolicy({ ...lax, minInspectors: { value: 3, clause: 'S4-04' } })
  expect(strict.minInspectors).toEqual({ value: 3, clause: 'S4-04' })
  const facts = factsOf({})
  const evidence = listGates({ ...facts, scheme: { ...facts.scheme, policy } }).find(
    ({ id }) => id === 'certified-seats',
  )?.evidence
  expect(evidence).toContain('国家规定更严，按国家规定')
})

test('limits of the notice that equal the national ones are cited as its own', () => {
  expect(resolvePolicy(getProfile('S1'))).toMatchObject({
    publishWithin: { value: 20, clause: 'S1-21' },
    penaltyWithin: { value: 7, clause: 'S1-34' },
  })
  expect(resolvePolicy(getProfile('S4')).publishWithin).toEqual({ value: 20, clause: 'B-06' })
})

test('the catalogue lists every gate there is: each comes out of some facts, and none comes from elsewhere', () => {
  const everybody = { preview: { quota: PREVIEW.eligible } }
  const produced = ['S0', 'S1', 'S2', 'S3', 'S4'].flatMap((profile) => [
    ...listGates(factsOf({ profile, ...everybody, draw: {} })),
    ...listGates(factsOf({ profile })),
  ])
  expect([...new Set(produced.map(({ id }) => id))].toSorted()).toEqual(Object.keys(GATES).toSorted())
  for (const [profile, given] of [
    ['S4', everybody],
    ['S2', everybody],
  ] as const) {
    const policy = resolvePolicy(getProfile(profile))
    for (const { id, clause } of listGates(factsOf({ profile, ...given, draw: {} }))) {
      const { source } = GATES[id as GateId]
      // A bureau that asks for no witness still names one, for the dice.
      if (id === 'witness-named' || id === 'dice-rolled') continue
      expect(clause, id).toBe(clauseOf(source, policy))
    }
  }
})
