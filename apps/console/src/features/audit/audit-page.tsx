import { PageHead } from '../../design/page-head.tsx'

/** 全程留痕: every state change, as it was recorded. */
export function AuditPage() {
  return <PageHead title="全程留痕" />
}
