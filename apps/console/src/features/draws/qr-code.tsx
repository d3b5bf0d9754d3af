import { create } from 'qrcode'

/** A QR code as one path; black on white so that it prints and scans. */
export function QrCode({ text, size }: { text: string; size: number }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const cells: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) cells.push(`M${column} ${row}h1v1h-1z`)
    }
  }
  return (
    <svg className="qr-code" width={size} height={size} viewBox={`0 0 ${modules.size} ${modules.size}`}>
      <title>{`二维码：${text}`}</title>
      <path d={cells.join('')} fill="#000" />
    </svg>
  )
}
