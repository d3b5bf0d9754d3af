import { Button } from 'antd'
import { ButtonLink } from './button-link.tsx'
import { useUnsavedPage } from './unsaved.ts'
import './form-page.css'

type FormFootProps = {
  verb: string
  saving: boolean
  /** Where whoever saves nothing goes. */
  back: string
  /** What saving leads to, or what is still missing. */
  note?: string
}

/** Save and leave, at the bottom of a form that is a page. */
export function FormFoot({ verb, saving, back, note }: FormFootProps) {
  const { inside, forget } = useUnsavedPage<HTMLDivElement>(saving)
  return (
    <div className="form-foot" ref={inside}>
      <Button type="primary" htmlType="submit" loading={saving}>
        {verb}
      </Button>
      <ButtonLink to={back} onLeave={forget}>
        不保存，返回
      </ButtonLink>
      {note && <output className="note">{note}</output>}
    </div>
  )
}
