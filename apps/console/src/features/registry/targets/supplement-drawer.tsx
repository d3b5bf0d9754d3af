import { formatCount, PermitSupplementResultSchema } from '@sunlot/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { send } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { DoneNote } from '../../../design/notes.tsx'
import { itemsQuery } from '../registry.queries.ts'

/** 补入名录库: whoever holds a permit of the ledger and is missing comes in under the chosen items (S2-06). */
export function SupplementDrawer({ total, onClose }: { total: number; onClose: () => void }) {
  const client = useQueryClient()
  const items = useQuery(itemsQuery).data ?? []
  const [itemIds, setItemIds] = useState<string[]>([])
  const add = useMutation({
    mutationFn: () => send('POST', '/permits/supplement', { ids: 'all', itemIds }, PermitSupplementResultSchema),
    onSettled: () => client.invalidateQueries({ queryKey: ['registry'] }),
  })
  return (
    <FormDrawer
      title={`把台账里的 ${formatCount(total)} 个许可补入名录库`}
      verb="补入名录库"
      saving={add.isPending}
      canSave={itemIds.length > 0 && !add.data}
      onSave={() => add.mutate()}
      onClose={onClose}
      failure={<FailureNote error={add.error} what="没有补入" />}
    >
      <p className="note drawer-lead">
        不在名录库的持证主体新建档案；已在的只补上许可证。没有信用代码的留在台账，不补入
      </p>
      <Field label="对应的抽查事项" required>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={itemIds}
            placeholder="从抽查事项清单里选"
            options={items.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setItemIds}
          />
        )}
      </Field>
      {add.data && (
        <DoneNote title={`新增 ${formatCount(add.data.targets)} 个对象，补上 ${formatCount(add.data.permits)} 个许可`}>
          {add.data.left > 0 && `${formatCount(add.data.left)} 个没有可用的信用代码，请在台账里补全后再导入`}
        </DoneNote>
      )}
    </FormDrawer>
  )
}
