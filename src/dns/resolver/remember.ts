/** Puts what a response says into the cache: with what rank, for whom, and for how long. */
import { formatPrefix, type Prefix, prefixOf } from '../../kit/prefix.ts';
import { negativeTtl } from '../data/read-data.ts';
import { isWithin } from '../name.ts';
import type { Response } from '../query.ts';
import type { Question, ResourceRecord } from '../record.ts';
import type { CacheDraft } from './cache.ts';
import type { Delegation } from './delegation.ts';
import type { Verdict } from './judge.ts';
import type { CacheLimits, PositiveEntry } from './resolver.ts';

export interface Hearsay {
  readonly response: Response;
  readonly verdict: Verdict;
  readonly question: Question;
  readonly delegation: Delegation;
  /** Address of the server. */
  readonly from: string;
  /** What the server was told of the client. */
  readonly subnet: Prefix | undefined;
}

export function remember(cache: CacheDraft, heard: Hearsay, limits: CacheLimits, now: number): void {
  const { verdict, from, delegation, response } = heard;
  const put = (records: readonly ResourceRecord[], rank: PositiveEntry['rank'], subnet?: string) => {
    for (const set of groups(records)) {
      const { name, type } = set[0] as ResourceRecord;
      const ttl = Math.min(...set.map((record) => boundedTtl(record.ttl, limits)));
      const data = set.map((record) => record.data);
      const scope = subnet === undefined ? {} : { subnet };
      cache.put(
        {
          kind: 'records',
          name,
          type,
          data,
          rank,
          from,
          storedAt: now,
          expiresAt: now + ttl * 1000,
          ...scope,
        },
        now,
      );
    }
  };
  if (verdict.kind === 'lame') return;
  if (verdict.kind === 'referral') {
    put(verdict.servers, 'referral');
    put(verdict.glue, 'referral');
    return;
  }
  const subnet = scopeOf(heard);
  put(verdict.records, 'answer', subnet);
  if (verdict.kind === 'nodata' || verdict.kind === 'nxdomain') rememberAbsence(cache, heard, limits, now);
  if (delegation.role === 'forwarder') return;
  const apexServers = response.authority.filter(
    ({ name, type }) => type === 'NS' && name === delegation.zone,
  );
  put(apexServers, 'answer');
  const names = new Set(apexServers.map(({ data }) => data));
  put(
    response.additional.filter(({ name }) => names.has(name) && isWithin(name, delegation.zone)),
    'referral',
  );
}

/** Seconds; past 2147483647 means zero (RFC 2181 §8). */
export function boundedTtl(ttl: number, { minTtl, maxTtl }: CacheLimits): number {
  return Math.min(maxTtl, Math.max(minTtl, ttl > 0x7fff_ffff ? 0 : ttl));
}

function rememberAbsence(
  cache: CacheDraft,
  { verdict, question, from, ...heard }: Hearsay,
  limits: CacheLimits,
  now: number,
): void {
  if ((verdict.kind !== 'nodata' && verdict.kind !== 'nxdomain') || !verdict.soa) return;
  const { name, soa, kind } = verdict;
  const ttl = Math.min(negativeTtl(soa), limits.maxNegativeTtl);
  const subnet = scopeOf({ verdict, question, from, ...heard });
  const type = kind === 'nodata' ? { type: question.type } : {};
  const scope = subnet === undefined ? {} : { subnet };
  cache.put(
    { kind, name, soa: { ...soa, ttl }, from, storedAt: now, expiresAt: now + ttl * 1000, ...type, ...scope },
    now,
  );
}

/** RFC 7871 §7.3.1: for as long a prefix as the server says, but for no longer a one than it was told. */
function scopeOf({ response, subnet }: Hearsay): string | undefined {
  const scope = response.edns?.scope ?? 0;
  if (!subnet || scope === 0 || subnet.length === 0) return undefined;
  return formatPrefix(
    prefixOf({ family: subnet.family, value: subnet.first }, Math.min(scope, subnet.length)),
  );
}

function groups(records: readonly ResourceRecord[]): ResourceRecord[][] {
  const found = new Map<string, ResourceRecord[]>();
  for (const record of records) {
    const key = `${record.name} ${record.type}`;
    found.set(key, [...(found.get(key) ?? []), record]);
  }
  return [...found.values()];
}
