import type { Bureau, Office, OrganisationSchema } from '@sunlot/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Panel } from '../../design/panel.tsx'
import { BureauDrawer } from './bureau-drawer.tsx'
import { OfficeDrawer } from './office-drawer.tsx'
import { OfficesImportDrawer } from './offices-import-drawer.tsx'

type Organisation = ReturnType<typeof OrganisationSchema.parse>

type OrganisationPanelProps = {
  organisation: Organisation
  bureauId: string
  onChoose: (bureauId: string) => void
}

/** Bureaus and their offices as a tree; the chosen bureau's accounts stand beside it. */
export function OrganisationPanel({ organisation, bureauId, onChoose }: OrganisationPanelProps) {
  const { bureaus, offices } = organisation
  const [office, setOffice] = useState<Office | 'new'>()
  const [isAddingBureau, setIsAddingBureau] = useState(false)
  const [isImporting, setIsImporting] = useState(false)
  const chosen = bureaus.find((bureau) => bureau.id === bureauId)
  const roots = bureaus.filter((bureau) => !bureaus.some((above) => above.id === bureau.parentId))

  return (
    <Panel title="单位和科室" flush>
      <ul className="tree">
        {roots.map((bureau) => (
          <BureauBranch
            key={bureau.id}
            bureau={bureau}
            organisation={organisation}
            bureauId={bureauId}
            onChoose={onChoose}
            onEditOffice={setOffice}
          />
        ))}
      </ul>
      <div className="tree-actions">
        <Button size="small" onClick={() => setOffice('new')}>
          新增科室
        </Button>
        <Button size="small" onClick={() => setIsImporting(true)}>
          导入科室
        </Button>
        <Button size="small" onClick={() => setIsAddingBureau(true)}>
          新增下级单位
        </Button>
      </div>
      {office && chosen && (
        <OfficeDrawer
          bureau={chosen}
          offices={offices.filter((one) => one.bureauId === bureauId)}
          onClose={() => setOffice(undefined)}
          {...(office === 'new' ? {} : { office })}
        />
      )}
      {isImporting && chosen && <OfficesImportDrawer bureau={chosen} onClose={() => setIsImporting(false)} />}
      {isAddingBureau && chosen && <BureauDrawer parent={chosen} onClose={() => setIsAddingBureau(false)} />}
    </Panel>
  )
}

type BranchProps = OrganisationPanelProps & { onEditOffice: (office: Office) => void }

function BureauBranch({ bureau, ...rest }: BranchProps & { bureau: Bureau }) {
  const { organisation, bureauId, onChoose, onEditOffice } = rest
  const isChosen = bureau.id === bureauId
  return (
    <li>
      <button
        type="button"
        className={isChosen ? 'tree-bureau tree-chosen' : 'tree-bureau'}
        aria-current={isChosen}
        onClick={() => onChoose(bureau.id)}
      >
        {bureau.name}
      </button>
      <ul>
        {isChosen && (
          <OfficeBranch
            offices={organisation.offices.filter((office) => office.bureauId === bureau.id)}
            parentId={null}
            onEdit={onEditOffice}
          />
        )}
        {organisation.bureaus
          .filter((below) => below.parentId === bureau.id)
          .map((below) => (
            <BureauBranch key={below.id} bureau={below} {...rest} />
          ))}
      </ul>
    </li>
  )
}

type OfficeBranchProps = { offices: readonly Office[]; parentId: string | null; onEdit: (office: Office) => void }

function OfficeBranch({ offices, parentId, onEdit }: OfficeBranchProps) {
  return offices
    .filter((office) => office.parentId === parentId)
    .map((office) => (
      <li key={office.id}>
        <div className="tree-office">
          {office.name}
          <button type="button" className="link-button" onClick={() => onEdit(office)}>
            改名
          </button>
        </div>
        <ul>
          <OfficeBranch offices={offices} parentId={office.id} onEdit={onEdit} />
        </ul>
      </li>
    ))
}
