import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import SignaturePad from 'signature_pad'

export type Signature = { kind: 'drawn'; image: string } | { kind: 'typed'; name: string }

type SignatureFieldProps = {
  /** Whose name it must be when typed. */
  name: string
  onChange: (signature: Signature | null) => void
}

/** A signature drawn with pen, finger or mouse, or the name typed by whoever cannot draw it. */
export function SignatureField({ name, onChange }: SignatureFieldProps) {
  const [typing, setTyping] = useState(false)
  function change(toTyping: boolean): void {
    setTyping(toTyping)
    onChange(null)
  }
  return (
    <div className="signature">
      <div className="signature-head">
        <span>签字</span>
        <button type="button" className="link-button" onClick={() => change(!typing)}>
          {typing ? '改为手写' : '不便手写，改为输入姓名'}
        </button>
      </div>
      {typing ? (
        <Input
          aria-label="输入您的姓名作为签字"
          placeholder={`输入 ${name}`}
          onChange={({ target }) =>
            onChange(target.value.trim() === '' ? null : { kind: 'typed', name: target.value.trim() })
          }
        />
      ) : (
        <Pad onChange={onChange} />
      )}
    </div>
  )
}

function Pad({ onChange }: Pick<SignatureFieldProps, 'onChange'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad | null>(null)
  const report = useRef(onChange)
  useEffect(() => {
    report.current = onChange
  })

  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    // Drawn at the density of the screen, or strokes are blurred.
    const ratio = Math.max(1, window.devicePixelRatio)
    element.width = element.offsetWidth * ratio
    element.height = element.offsetHeight * ratio
    element.getContext('2d')?.scale(ratio, ratio)
    const own = new SignaturePad(element, { penColor: '#1C2430', minWidth: 1, maxWidth: 2.6 })
    const save = () => report.current({ kind: 'drawn', image: own.toDataURL('image/png') })
    own.addEventListener('endStroke', save)
    pad.current = own
    return () => {
      own.removeEventListener('endStroke', save)
      own.off()
    }
  }, [])

  return (
    <div className="signature-pad">
      <canvas ref={canvas} aria-label="手写签字区，用笔、手指或鼠标写" />
      <button
        type="button"
        className="link-button"
        onClick={() => {
          pad.current?.clear()
          onChange(null)
        }}
      >
        重写
      </button>
    </div>
  )
}
