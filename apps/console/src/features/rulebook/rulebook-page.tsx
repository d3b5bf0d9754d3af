import { PageHead } from '../../design/page-head.tsx'

/** 条款与细则: what the bureau's notice and the national rules ask for. */
export function RulebookPage() {
  return <PageHead title="条款与细则" />
}
