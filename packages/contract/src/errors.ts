/** Everything the server can refuse, with its HTTP status and the sentence a user reads. A code that is not here cannot be thrown. */

type Params = Readonly<Record<string, string | number>>
interface ErrorEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
  readonly text: string
}

/** `{name}` in a text is replaced by the parameter of that name. */
export const ERRORS = {
  'request.invalid': { status: 422, text: '填写的内容有 {count} 处不对，请按各项下面的提示改正' },
  'request.not-found': { status: 404, text: '没有找到这一页或这份资料，可能已被移出，请回上一页' },
  'request.too-large': { status: 413, text: '文件超过 {limit} 兆，请拆成几个文件再传' },
  'request.too-many': { status: 429, text: '操作太频繁，请 {seconds} 秒后再试' },
  'server.internal': { status: 500, text: '系统出了问题，刚才的操作没有保存。请把问题编号告诉平台管理员' },
  'server.busy': { status: 503, text: '系统正忙，刚才的操作没有保存，请稍后再试' },
  'auth.required': { status: 401, text: '登录已过期，请重新登录，已填写的内容还在' },
  'auth.wrong-password': { status: 401, text: '账号或密码不对，还可以再试 {left} 次' },
  'auth.locked': { status: 403, text: '密码连续输错，账号已锁定，{minutes} 分钟后再试，或请平台管理员解锁' },
  'auth.forbidden': { status: 403, text: '这一步由{duty}办理，您的账号没有这项职责' },
  'auth.cross-site': { status: 403, text: '这个请求不是从本系统页面发出的，没有执行' },
  'auth.weak-password': { status: 422, text: '新密码至少 {min} 位，且不能与账号相同' },
  'auth.must-change-password': { status: 403, text: '第一次登录，请先把初始密码改成自己的密码' },
  'setup.closed': { status: 403, text: '启用链接已经用过或已过期，请在服务器上重新启动以取得新链接' },
  'accounts.login-taken': { status: 409, text: '账号“{login}”已有人使用，请换一个' },
  'accounts.name-taken': { status: 409, text: '名称“{name}”已经使用，请换一个' },
  'accounts.conflicting-roles': { status: 422, text: '“{first}”和“{second}”须由不同的人担任，请去掉一项' },
  'accounts.not-subordinate': { status: 403, text: '只能管理本单位和下级单位的账号' },
  'accounts.last-admin': { status: 409, text: '这是最后一个平台管理员，先指定另一个人再停用' },
  'accounts.profile-in-use': { status: 409, text: '有 {count} 次抽取还没有办完，办完或中止以后才能换细则' },
  'file.unreadable': { status: 422, text: '“{file}”打不开：{why}' },
  'file.not-media': { status: 422, text: '“{file}”不是照片或录像，请上传 JPG、PNG、MP4 或 WEBM 文件' },
  'import.no-file': { status: 422, text: '没有收到文件，请选择要导入的表格' },
  'import.busy': { status: 409, text: '这份文件正在核对，请等它完成' },
  'import.not-ready': { status: 409, text: '试导入还没有完成，不能确认导入' },
  'import.has-errors': { status: 409, text: '还有 {count} 行要改，整表改好才能导入，不会只导一半' },
  'import.stale': { status: 409, text: '试导入之后名录库有 {count} 条变化，正在重新核对，核对完请再确认' },
  'import.missing-columns': { status: 422, text: '表里没有找到这些列：{columns}。请在“对应各列”里指定，或下载模板' },
  'import.empty': { status: 422, text: '“{file}”里没有数据行' },
  'import.closed': { status: 409, text: '这份文件已放弃或没有读成，请重新选择文件' },
  'import.mapping': { status: 422, text: '第 {letter} 列不能对应到“{field}”：{why}' },
  'import.nothing-to-fix': { status: 409, text: '没有找到内容为“{value}”的格，可能已经改过，请刷新' },
  'import.committed': { status: 409, text: '这份文件已经导入，不能再改' },
  'targets.code-taken': { status: 409, text: '名录库里已有代码 {code} 的对象“{name}”' },
  'targets.changed': { status: 409, text: '“{name}”刚被 {by} 改过，请看过新内容再保存' },
  'targets.reason-needed': { status: 422, text: '变更状态须写明理由，至少 {min} 个字' },
  'targets.same-status': { status: 409, text: '“{name}”已经是“{status}”，页面已不是最新，请刷新' },
  'inspectors.code-taken': { status: 409, text: '名录库里已有证号 {code} 的人员 {name}' },
  'inspectors.changed': { status: 409, text: '{name} 的资料刚被 {by} 改过，请看过新内容再保存' },
  'inspectors.same-status': { status: 409, text: '{name} 已经是“{status}”，页面已不是最新，请刷新' },
  'inspectors.of-institution': {
    status: 422,
    text: '“{institution}”是委托机构，机构和它的人员可以出具报告，不能担任检查人员〔B-13〕',
  },
  'certificates.taken': { status: 409, text: '证号 {number} 是 {name} 的，请核对' },
  'certificates.exists': { status: 409, text: '{name} 已有这本证（证号 {number}，有效期至 {until}）' },
  'certificates.revoked': { status: 409, text: '这本证已经注销，不能再改' },
  'absences.overlap': { status: 409, text: '{name} 从 {from} 起已登记{kind}，先结束那一次再登记' },
  'absences.ended': { status: 409, text: '这一次{kind}已经结束，页面已不是最新，请刷新' },
  'absences.outside': { status: 422, text: '结束日期须在 {from} 到 {until} 之间' },
  'exams.recorded': { status: 409, text: '{name} {on} 的“{exam}”已经登记过' },
  'institutions.taken': { status: 409, text: '名录里已有信用代码 {uscc} 的机构“{name}”' },
  'institutions.changed': { status: 409, text: '“{name}”刚被别人改过，请刷新后再改' },
  'institutions.inspects': {
    status: 409,
    text: '执法人员名录库里的 {name} 属于这家机构。委托机构的人员不能担任检查人员，先请其退出名录库〔B-13〕',
  },
  'institutions.removed': { status: 409, text: '“{name}”已移出名录，不能再委托' },
  'institutions.expired': { status: 409, text: '“{name}”的资质 {until} 到期，{on} 不能委托〔S1-19〕' },
  'institutions.no-service': { status: 422, text: '“{name}”的资质不含{service}' },
  'engagements.reported': { status: 409, text: '这次委托已经收到报告，不能再改' },
  'engagements.early': { status: 422, text: '报告日期早于委托日期 {on}' },
  'trainings.future': { status: 422, text: '培训日期 {on} 还没有到，开完再登记' },
  'trainings.people': { status: 422, text: '参加人员里有名录库没有的人，请刷新后重选' },
  'trainings.withdrawn': { status: 409, text: '这条培训记录已经撤回' },
  'trainings.has-file': { status: 409, text: '这条培训记录已有材料“{file}”，不能换' },
  'file.not-document': { status: 422, text: '“{file}”不是材料文件，请上传 PDF、DOCX、PPTX、XLSX 或照片' },
  'conflicts.declared': { status: 409, text: '{inspector} 与“{target}”的这种利害关系已经申报过' },
  'conflicts.withdrawn': { status: 409, text: '这项申报已经撤回' },
  'registry.bad-character': { status: 422, text: '“{field}”里有不能用的字符，请重新输入' },
  'items.unknown': { status: 422, text: '选了抽查事项清单里没有的事项，请刷新后重选' },
  'items.name-taken': { status: 409, text: '抽查事项清单里已有“{name}”' },
  'items.code-taken': { status: 409, text: '事项编号 {code} 已经使用' },
  'plans.exists': { status: 409, text: '{year}年已有一份{kind}，请打开它继续编制' },
  'plans.wrong-status': { status: 409, text: '计划现在是“{status}”，不能{action}。页面已不是最新，请刷新' },
  'plans.changed': { status: 409, text: '这份计划刚被别人改过，请刷新后再改' },
  'plans.closed': {
    status: 409,
    text: '计划已经报批，不能直接修改。公示前可请分管领导退回，公示后请申请调整〔S2-12〕',
  },
  'plans.empty': { status: 409, text: '计划里还没有计划项，先导入计划表或逐项新建' },
  'plans.blocks-missing': {
    status: 409,
    text: '还有 {count} 项没有写全。第 {place} 项“{name}”还缺：{blocks}，补齐后再报批〔S0-37〕',
  },
  'plans.checks-unmet': { status: 409, text: '现在不能报批，还差 {count} 项：{first}〔{clause}〕' },
  'plans.own-approval': { status: 403, text: '{name} 是编制人，计划和调整须由另一位分管领导批准' },
  'plans.unknown-copy': { status: 422, text: '没有找到要复制的计划，请刷新后重选' },
  'plans.date': { status: 422, text: '{what}的日期不对：{why}' },
  'amendments.wrong-status': { status: 409, text: '这次调整现在是“{status}”，不能{action}。页面已不是最新，请刷新' },
  'amendments.changed': { status: 409, text: '这次调整刚被别人改过，请刷新后再改' },
  'amendments.open': { status: 409, text: '第 {number} 次调整还没有办完，办完或撤回后才能再申请' },
  'amendments.no-plan': { status: 409, text: '计划还没有公示，直接修改即可，不用申请调整' },
  'amendments.empty': { status: 409, text: '还没有写要调整什么，请至少新增、修改或删去一项' },
  'amendments.bad-change': { status: 422, text: '调整有一处不成立：{why}' },
  'externals.decided': { status: 409, text: '“{title}”已经答复，页面已不是最新，请刷新' },
  'externals.plan-closed': {
    status: 409,
    text: '{year}年联合计划正在报批，要等它公示或退回后才能纳入这一项',
  },
  'tasks.blocked': { status: 409, text: '现在不能{action}，还差 {count} 项：{first}〔{clause}〕' },
  'tasks.wrong-status': { status: 409, text: '任务现在是“{status}”，不能{action}。页面已不是最新，请刷新' },
  'tasks.changed': { status: 409, text: '这个任务刚被别人改过，请刷新后再改' },
  'tasks.drawer-signs': { status: 403, text: '抽取人、审签人、公示人须是不同的人，{name} 已经是{duty}' },
  'tasks.bad-scheme': { status: 422, text: '工作方案有一处不成立：{why}' },
  'tasks.not-drawer': { status: 403, text: '只有抽取人 {name} 能{action}' },
  'tasks.not-signer': { status: 403, text: '只有审签人 {name} 能{action}' },
  'tasks.already-frozen': { status: 409, text: '两库已在 {at} 宣布完成，不能再宣布一次' },
  'tasks.already-waived': { status: 409, text: '这一项已经豁免过：{requirement}' },
  'tasks.not-waivable': { status: 422, text: '这一项不能豁免：{requirement}〔{clause}〕' },
  'tasks.reason-needed': { status: 422, text: '理由至少写 {min} 个字，说明依据哪一条' },
  'draws.wrong-status': { status: 409, text: '这次抽取现在是“{status}”，不能{action}。页面已不是最新，请刷新' },
  'draws.already-open': { status: 409, text: '这个任务已有一次抽取 {drawNo} 在进行，先完成或中止它' },
  'draws.not-drawer': { status: 403, text: '只有抽取人 {name} 能做这一步' },
  'draws.not-signer': { status: 403, text: '只有审签人 {name} 能签字或退回' },
  'draws.not-publisher': { status: 403, text: '只有公示人 {name} 能公示' },
  'draws.not-witness': { status: 403, text: '{name} 不在这次抽取的见证人名单里' },
  'draws.bad-dice': { status: 422, text: '{witness} 的点数应为 {count} 个 1 到 6 的数字，现在是 {length} 个' },
  'draws.dice-differ': { status: 409, text: '{witness} 的点数两台电脑不一致，第 {position} 个不同，请当众核对后改正' },
  'draws.dice-missing': { status: 409, text: '{witness} 还没有掷完，还差 {left} 次' },
  'draws.results-differ': {
    status: 500,
    text: '数据库和程序各算一遍，结果不一致，抽取已停止并记录。请勿重试，联系平台管理员',
  },
  'draws.tampered': {
    status: 500,
    text: '封存的名单或密封数与总指纹对不上，抽取已停止并记录。请勿重试，联系平台管理员',
  },
  'draws.dice-entered': { status: 409, text: '已经开始掷骰，密封数不能再打印' },
  'draws.wrong-signature': { status: 422, text: '请写您本人的姓名“{name}”' },
  'draws.too-early': { status: 409, text: '检查分组从 {date} 起才能公开，之前保密' },
  'draws.reason-needed': { status: 422, text: '理由至少写 {min} 个字，会连同作废的名单一并公开' },
  'draws.empty-pool': { status: 422, text: '没有可以参加抽取的对象，请检查范围和排除条件' },
  'draws.short-roster': {
    status: 422,
    text: '每户要 {seats} 名，符合“{condition}”的只有 {people} 名，请调整人员或条件',
  },
  'draws.bad-rule': { status: 422, text: '抽取规则不成立：{why}' },
  'draws.not-public': { status: 404, text: '没有这次抽取的公告，可能还没有公示' },
  'calendar.missing-year': { status: 409, text: '{year}年工作日历未导入，不能计时限，请平台管理员导入' },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS

/** Wire form of every refusal. `issues` only with request.invalid. */
export interface ErrorBody {
  readonly code: ErrorCode
  readonly params: Params
  readonly requestId: string
  readonly issues?: readonly { readonly path: string; readonly message: string }[]
}

/** The Chinese sentence for a code, its parameters filled in. */
export function errorText(code: ErrorCode, params: Params = {}): string {
  return ERRORS[code].text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
