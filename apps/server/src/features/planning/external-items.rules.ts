import { PlanLineInputSchema } from '@sunlot/contract'
import type { ExternalItemInput, PlanLineInput } from '@sunlot/contract'

type Invitation = Pick<ExternalItemInput, 'title' | 'leadAgency' | 'months' | 'content' | 'sourceDocument' | 'year'>

/** S1-24: the line of 附件2 by which the bureau takes part. What the lead agency decides is said to be the lead's. */
export function lineOfInvitation(
  { title, leadAgency, months, content, sourceDocument, year }: Invitation,
  { officers, itemIds }: { officers: number; itemIds: string[] },
): PlanLineInput {
  const rounds = [...new Set(months)].sort((a, b) => a - b)
  return PlanLineInputSchema.parse({
    name: title,
    itemIds,
    content,
    legalBasis: sourceDocument,
    organisation: 'joint',
    leadAgency,
    scope: { text: `由${leadAgency}确定` },
    staff: { text: `本局派 ${officers} 名执法人员配合` },
    amount: { rateText: '以牵头单位抽取数为准', frequencyText: `${year}年 ${rounds.length} 次` },
    time: { periodText: rounds.map((month) => `${month}月`).join('、'), rounds },
    remarks: '本局为配合单位',
  })
}
