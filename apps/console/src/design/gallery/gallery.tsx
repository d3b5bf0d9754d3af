import { IdentitySamples, TypeSamples } from './identity-samples.tsx'
import { ClockSamples, ColourSamples, GateSamples, RiskSamples } from './sign-samples.tsx'
import { ButtonSamples, ReturnSample, StateSamples, WordingSamples } from './state-samples.tsx'
import { ListSamples, TaskSamples } from './task-samples.tsx'
import './gallery.css'

/** Every part in every state, for whoever works on the parts. */
export function Gallery() {
  return (
    <main className="gallery">
      <div className="gallery-row gallery-7-5">
        <IdentitySamples />
        <TypeSamples />
      </div>
      <ColourSamples />
      <div className="gallery-row">
        <GateSamples />
        <ClockSamples />
        <RiskSamples />
      </div>
      <ButtonSamples />
      <StateSamples />
      <div className="gallery-row">
        <ReturnSample />
        <WordingSamples />
      </div>
      <TaskSamples />
      <ListSamples />
    </main>
  )
}
