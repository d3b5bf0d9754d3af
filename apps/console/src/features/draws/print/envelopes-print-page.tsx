import { EnvelopesSchema, formatFingerprint } from '@sunlot/contract'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useParams } from 'react-router'
import { send } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { QrCode } from '../qr-code.tsx'
import '../../../design/sheet.css'

/**
 * The secrets of both stages on paper, one sheet an envelope, sealed by the discipline group before the dice, so that
 * nobody can lose an unwelcome one (docs/spec §1.7). Printing is recorded; nothing is shown before it is asked for.
 */
export function EnvelopesPrintPage() {
  const { drawId = '' } = useParams()
  const envelopes = useMutation({ mutationFn: () => send('POST', `/draws/${drawId}/envelopes`, {}, EnvelopesSchema) })
  const { data } = envelopes
  if (!data) {
    return (
      <main className="sheet">
        <h1>打印密封数</h1>
        <p>密封数印成两张纸，当场装入信封、封口签名，由纪检组保管。打印会记入全程留痕，掷骰开始后不能再印。</p>
        <p>请旁人回避屏幕，打印机放在见证人看得见的地方。</p>
        <div className="sheet-tools">
          <Button type="primary" loading={envelopes.isPending} onClick={() => envelopes.mutate()}>
            显示并打印
          </Button>
        </div>
        <FailureNote error={envelopes.error} what="没有打印" />
      </main>
    )
  }
  const sheets = [
    { name: '信封一：抽对象用的密封数', value: data.t },
    ...(data.a ? [{ name: '信封二：分组用的密封数', value: data.a }] : []),
  ]
  return (
    <main>
      <div className="sheet-tools no-print">
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
      </div>
      {sheets.map(({ name, value }) => (
        <section key={name} className="sheet sheet-page">
          <h1>{name}</h1>
          <p className="sheet-no">编号：{data.drawNo}</p>
          <p className="mono sheet-secret">{formatFingerprint(value, 64)}</p>
          <QrCode text={value} size={150} />
          <p>总指纹 {formatFingerprint(data.headerHash)}</p>
          <p>封存人（签名）：＿＿＿＿＿＿＿＿　见证人（签名）：＿＿＿＿＿＿＿＿　　年　　月　　日</p>
        </section>
      ))}
    </main>
  )
}
