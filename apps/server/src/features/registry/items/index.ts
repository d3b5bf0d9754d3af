/** What of the item list others may use. */
export { registerDuty } from './duties.ts'
export { importReferences } from './imports/references.ts'
export { listItemTodos } from './items.todos.ts'
export { changeItem, createItem } from './items.ts'
export { registerLawChange } from './laws.ts'
export { listPlanItems } from './plan-items.ts'
export { publishItemList, takeInSuperior } from './publications.ts'
export { fileRequest } from './requests.ts'
