import type { Gate } from '@sunlot/contract'

type GateLink = NonNullable<Gate['link']>
type TaskRef = { id: string }

/** Where the scheme is changed; the page says so when it is closed. */
export function toEdit({ id }: TaskRef, text: string): GateLink {
  return { text, to: `/tasks/${id}/edit` }
}

/** The scheme on paper: what it says, who approved it and when both directories were declared complete. */
export function toScheme({ id }: TaskRef): GateLink {
  return { text: '看凭据', to: `/tasks/${id}/print` }
}

/** Targets that take no part, with their reasons: as frozen with the draw, before that as the directory stands. */
export function toExclusions({ task, draw }: { task: TaskRef; draw: { drawId: string } | null }): GateLink {
  return { text: '看凭据', to: draw ? `/draws/${draw.drawId}` : `/tasks/${task.id}/exclusions` }
}

/** The draw with its lists and evidence. */
export function toDraw(draw: { drawId: string } | null, text = '看凭据'): GateLink | null {
  return draw && { text, to: `/draws/${draw.drawId}` }
}

/** The screen on which witnesses sign in and dice are entered. */
export function toCeremony(draw: { drawId: string } | null, text: string): GateLink | null {
  return draw && { text, to: `/draws/${draw.drawId}/ceremony` }
}
