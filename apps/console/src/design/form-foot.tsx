import { Button } from 'antd'
import { ButtonLink } from './button-link.tsx'
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
  return (
    <div className="form-foot">
      <Button type="primary" htmlType="submit" loading={saving}>
        {verb}
      </Button>
      <ButtonLink to={back}>不保存，返回</ButtonLink>
      {note && <output className="note">{note}</output>}
    </div>
  )
}
