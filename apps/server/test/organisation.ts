import { must } from './ceremony.ts'
import type { Test } from './harness.ts'

const DUTY_CARD = {
  year: 2026,
  clause: 'S4-10',
  text: '组织抽取对象和人员',
  startsOn: null,
  dueOn: '2026-12-31',
  evidenceWanted: '抽取记录',
  units: [{ part: 'lead', unit: '办公室', officeId: null }],
}
const GROUP = { name: '随机抽查工作协调小组', purpose: '协调联合抽查', from: '2026-01-01', until: null, members: [] }
const DUTY_GRANT = { duty: 'dataEntry', officeId: null, groupId: null, itemId: null, from: '2026-01-01', until: null }
const DOCUMENT = {
  kind: 'scheme',
  documentNo: '平农发〔2026〕53号',
  title: '2026年抽查工作方案',
  approvingBody: '局党组',
  approvedOn: null,
  issuedOn: '2026-07-23',
  officeIds: [],
  units: ['区种子站'],
  attachmentId: null,
}
const PUBLICITY = {
  heldOn: '2026-09-15',
  channel: 'visit',
  title: '农资打假进乡村',
  link: '',
  audience: '',
  attachmentId: null,
}
const CASE = {
  subjectKind: 'office',
  subject: '某股',
  matter: '逾期未报送检查结果',
  basis: '实施细则',
  measure: 'none',
  outcome: '',
  openedOn: '2026-10-08',
  closedOn: null,
}

/** What the organisation's routes ask for, by the part of the address that goes before the id. */
export const ORGANISATION_BODIES: Record<string, object> = {
  groups: GROUP,
  'duty-grants': { until: '2026-12-31' },
  'duty-cards': { ...DUTY_CARD, note: '已经办好', link: '/tasks', attachmentId: null },
  publicity: PUBLICITY,
  'accountability-cases': CASE,
}

/** One of everything an organisation keeps, in the test's own bureau; ids by the part of the address before them. */
export async function fillOrganisation(t: Test): Promise<Record<string, string>> {
  const keeper = await t.signIn('platformLead')
  const supervisor = await t.signIn('legalOffice')
  const { id: userId } = await t.person('platformLead')
  const create = async (browser: typeof keeper, path: string, body: object): Promise<string> =>
    (await must(browser.post(`/${path}`, body))).json().id
  const headers = { ...keeper.headers, 'content-type': 'multipart/form-data; boundary=edge' }
  const payload = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF\r\n--edge--\r\n'
  const upload = t.app.inject({ method: 'POST', url: '/api/v1/attachments', headers, payload })
  return {
    groups: await create(keeper, 'groups', GROUP),
    'duty-grants': await create(keeper, 'duty-grants', { ...DUTY_GRANT, userId }),
    'duty-cards': await create(keeper, 'duty-cards', DUTY_CARD),
    'issued-documents': await create(keeper, 'issued-documents', DOCUMENT),
    publicity: await create(keeper, 'publicity', PUBLICITY),
    'accountability-cases': await create(supervisor, 'accountability-cases', CASE),
    attachments: (await must(upload)).json().id,
  }
}
