/** Chinese words for the twelve checks of a record (docs/spec/draw-protocol.md §1.12), keyed by the draw library's check names. */
export const CHECK_WORDS = {
  format: { name: '格式完整', passed: '每一项都按规定格式书写，没有重复或缺项', failed: '记录的格式不对' },
  'pool-size': {
    name: '名单户数相符',
    passed: '名单户数与封存时公布的相同，代码没有重复',
    failed: '名单户数与封存时公布的不同，或有重复的代码',
  },
  'pool-root': {
    name: '名单没有改动',
    passed: '逐户重算，与封存时的对象名单指纹一致',
    failed: '名单与封存时的对象名单指纹不一致',
  },
  strata: {
    name: '分层齐全',
    passed: '每户都在事先公布的某一层里',
    failed: '有的户不在公布的各层里，或同一层写了两次',
  },
  witnesses: {
    name: '骰子如实记入',
    passed: '点数都由名单上的见证人掷出，人数够',
    failed: '有不在名单上的人，或见证人数不够',
  },
  'secret-t': {
    name: '密封数没有换过',
    passed: '开封的数与掷骰之前公布的指纹对得上',
    failed: '开封的数与掷骰之前公布的指纹对不上',
  },
  targets: { name: '抽中名单重新算出', passed: '重新算出的名单与公布的完全相同', failed: '重新算出的名单与公布的不同' },
  'secret-a': {
    name: '分组密封数没有换过',
    passed: '分组用的密封数与事先公布的指纹对得上',
    failed: '分组用的密封数与事先公布的指纹对不上',
  },
  'roster-root': {
    name: '人员名单没有改动',
    passed: '逐人重算，与封存时的人员名单指纹一致',
    failed: '人员名单与封存时的人员名单指纹不一致',
  },
  teams: { name: '检查分组重新算出', passed: '重新算出的分组与公布的完全相同', failed: '重新算出的分组与公布的不同' },
  'team-root': {
    name: '分组没有换过',
    passed: '分组与抽取当天公布的分组指纹一致',
    failed: '分组与抽取当天公布的分组指纹不一致',
  },
  later: { name: '后续记录相符', passed: '密封、补抽、改派等后续记录都对得上', failed: '后续记录对不上' },
} as const

export type CheckWord = keyof typeof CHECK_WORDS

/** Said of a check that cannot be made before the teams are made public. */
export const NOT_CHECKABLE_YET = '检查人员分组还没有公开，到时可以验证'

/** Said of the last check when the record carries nothing that it could check. */
export const NOTHING_LATER = '没有补抽、改派等后续记录，不需要验证'

/** Words for what holds but deserves a look. */
export const WARNING_WORDS = {
  'few-dice': '{about} 掷的骰子少于 16 粒，随机性不够强',
  unsealed: '{about} 的文字没有事先密封，最后填写的人可能有影响',
  'unbound-key': '“{about}”这一项不在指纹之内，事后可以改动，只作参考',
} as const
