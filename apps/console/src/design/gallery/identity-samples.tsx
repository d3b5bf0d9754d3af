import { Mark } from '../mark.tsx'
import { Wordmark } from '../wordmark.tsx'
import { Sample } from './sample.tsx'

const SIZES = [40, 26, 20, 16] as const

export function IdentitySamples() {
  return (
    <Sample title="标识">
      <div className="sample-line">
        <Mark size={88} />
        <div>
          <Wordmark size={34} />
          <p>一方印、一粒骰、一轮日；两个大点是对象和人员两次随机</p>
          <div className="sample-line">
            {SIZES.map((size) => (
              <Mark key={size} size={size} />
            ))}
            <span className="gallery-dark">
              <Mark size={22} colour="#fff" ground="#1C2430" />
              <Wordmark size={14} colour="#fff" />
            </span>
            <Mark size={22} colour="#000" />
            单色印刷
          </div>
        </div>
      </div>
    </Sample>
  )
}

export function TypeSamples() {
  return (
    <Sample title="字号">
      <p className="type-title">页面标题 22 / 30 粗</p>
      <p className="type-section">板块标题 16 / 24 粗</p>
      <p>正文、表格 14 / 22，数字等宽 1,043,216</p>
      <p className="note">说明 13 / 20</p>
      <p className="small">条款签、步骤注 12 / 18，再小不用</p>
    </Sample>
  )
}
