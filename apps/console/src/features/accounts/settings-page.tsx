import { PageHead } from '../../design/page-head.tsx'

/** 系统设置: bureaus and offices, accounts and their duties. */
export function SettingsPage() {
  return <PageHead title="系统设置" />
}
