/** The domain name system: names, zones and their answers, resolvers and their caches. */
export { type CompiledZone, compileZone } from './authority/compile-zone.ts';
export { createServer, respond, type Server } from './authority/respond.ts';
export { displayData } from './data/display-data.ts';
export {
  type DataProblem,
  type DataProblemCode,
  negativeTtl,
  readData,
  targetOf,
} from './data/read-data.ts';
export {
  buildHierarchy,
  buildRoot,
  buildTld,
  DEFAULT_REGISTRIES,
  type ZoneHost,
  zonesByAddress,
} from './hierarchy/build-zones.ts';
export { DELEGATION_TTL, type NameServer, type ZoneDelegation } from './hierarchy/delegation.ts';
export { ROOT_SERVERS, registryServers } from './hierarchy/root-servers.ts';
export {
  ancestorsWithin,
  canonicalName,
  childName,
  compareNames,
  displayName,
  isWithin,
  labelsOf,
  type Name,
  type NameProblem,
  type NameProblemCode,
  parentName,
  parseName,
  ROOT,
  readName,
  reversedName,
} from './name.ts';
export type { Query, QueryEdns, Rcode, Response, ResponseEdns, Transport } from './query.ts';
export {
  isRecordType,
  parseQueryType,
  type QueryType,
  type Question,
  RECORD_TYPES,
  type RecordType,
  type ResourceRecord,
} from './record.ts';
export { remainingTtl } from './resolver/cache.ts';
export { type ResolverState, resolve, responseOf } from './resolver/resolve.ts';
export {
  type Cache,
  type CacheEntry,
  type CacheLimits,
  DEFAULT_LIMITS,
  EMPTY_CACHE,
  type NegativeEntry,
  type PositiveEntry,
  type Reply,
  type Resolution,
  type ResolverClient,
  type ResolverConfig,
  type ResolverRequest,
  type ResolverRule,
  type ResolverWorld,
  type ServerHint,
  type Step,
  type StepKind,
  type StepServer,
} from './resolver/resolver.ts';
export { ruleFor } from './resolver/rule-for.ts';
export {
  STUB_DEFAULTS,
  type StubConfig,
  type StubReply,
  type StubResult,
  stubResolve,
} from './resolver/stub.ts';
export {
  fixedSet,
  type QueryContext,
  type RecordSet,
  type RecordSetAnswer,
  type Zone,
  zoneOfRecords,
} from './zone.ts';
