import { RISK_CLASSES, type RiskClass } from '@sunlot/contract'
import './risk-letter.css'

type RiskLetterProps = {
  risk: RiskClass
  /** Adds 低, 一般, 较高 or 高 after the letter. */
  withWord?: boolean
}

/** Credit-risk class on a grey ramp, so that it prints and never looks like an alarm. Inside the bureau only. */
export function RiskLetter({ risk, withWord = false }: RiskLetterProps) {
  return (
    <span className="risk">
      <span className={`risk-letter risk-${risk}`}>{risk}</span>
      {withWord ? RISK_CLASSES[risk] : <span className="visually-hidden">{RISK_CLASSES[risk]}</span>}
    </span>
  )
}
