/** The pages around the directory of targets. */
export const TARGET_TABS = [
  { to: '/targets', label: '全部对象', end: true },
  { to: '/targets/pools', label: '专项库和标签' },
  { to: '/targets/permits', label: '许可台账核对' },
  { to: '/targets/duplicates', label: '重复与合并' },
] as const
