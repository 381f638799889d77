/** The domain name system: names, zones and their answers, resolvers and their caches. */
export { type CompiledZone, compileZone } from './authority/compile-zone.ts';
export { createServer, respond, type Server } from './authority/respond.ts';
export {
  type DataProblem,
  type DataProblemCode,
  negativeTtl,
  readData,
  targetOf,
} from './data/read-data.ts';
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
export type {
  Cache,
  CacheEntry,
  CacheLimits,
  NegativeEntry,
  PositiveEntry,
  Reply,
  Resolution,
  ResolverClient,
  ResolverConfig,
  ResolverRule,
  ResolverWorld,
  ServerHint,
  Step,
  StepKind,
  StepServer,
} from './resolver/resolver.ts';
export {
  fixedSet,
  type QueryContext,
  type RecordSet,
  type RecordSetAnswer,
  type Zone,
  zoneOfRecords,
} from './zone.ts';
