export {
  type Account,
  type SignedIn,
  useAccount,
  useMay,
  useMe,
  useScope,
  useWhyNot,
  whoIsHere,
} from './me.ts'
export { OrganisationNews } from './OrganisationNews.tsx'
export { screens } from './screens.ts'
export { zoneOptions } from './time-zones.ts'
