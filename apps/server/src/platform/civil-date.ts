export { civilDateOf } from '@sunlot/contract'
