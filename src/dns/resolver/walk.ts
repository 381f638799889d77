/** A question on its way through cache, rules and servers (RFC 1034 §5.3.3), until there is an answer or none. */
import type { Prefix } from '../../kit/prefix.ts';
import { type Name, parentName } from '../name.ts';
import type { Rcode } from '../query.ts';
import type { Question, RecordType, ResourceRecord } from '../record.ts';
import { type Asking, askServers, type Heard, isExhausted } from './ask-servers.ts';
import { type CacheDraft, remainingTtl } from './cache.ts';
import { addressTypes, closestDelegation, type Delegation, delegationOf } from './delegation.ts';
import type { Journal } from './journal.ts';
import { boundedTtl, remember } from './remember.ts';
import type { NegativeEntry, PositiveEntry, ResolverConfig, ResolverWorld } from './resolver.ts';
import { ruleFor } from './rule-for.ts';
import { asked, listed, seconds } from './sentences.ts';

/** CNAMEs that one question may follow; referrals on the way to one name; questions on behalf of questions. */
const MAX_ALIASES = 11;
const MAX_REFERRALS = 30;
const MAX_DEPTH = 4;

export interface Outcome {
  readonly rcode: Rcode;
  readonly answer: readonly ResourceRecord[];
  readonly authority: readonly ResourceRecord[];
}

/** What one name gave: the end, or the name to go on with. */
type Hop =
  | { readonly kind: 'end'; readonly outcome: Outcome }
  | { readonly kind: 'alias'; readonly records: readonly ResourceRecord[]; readonly target: Name };

const FAILED: Outcome = { rcode: 'SERVFAIL', answer: [], authority: [] };

export interface WalkOptions {
  readonly config: ResolverConfig;
  readonly cache: CacheDraft;
  readonly world: ResolverWorld;
  readonly journal: Journal;
  readonly subnet: Prefix | undefined;
  readonly mayAsk: boolean;
}

export class Walk implements Asking {
  readonly world: ResolverWorld;
  readonly journal: Journal;
  readonly subnet: Prefix | undefined;
  queries = 0;
  /** The longest client prefix that an answer was limited to. */
  scope = 0;
  readonly #config: ResolverConfig;
  readonly #cache: CacheDraft;
  readonly #mayAsk: boolean;
  /** Name servers whose addresses are being looked for. */
  readonly #pending = new Set<Name>();

  constructor({ config, cache, world, journal, subnet, mayAsk }: WalkOptions) {
    this.world = world;
    this.journal = journal;
    this.subnet = subnet;
    this.#config = config;
    this.#cache = cache;
    this.#mayAsk = mayAsk;
  }

  /** `question.name` is canonical. */
  find(question: Question): Outcome {
    const chain: ResourceRecord[] = [];
    const seen = new Set<Name>();
    let at = question;
    while (!seen.has(at.name) && seen.size <= MAX_ALIASES) {
      seen.add(at.name);
      const hop = this.#fromCache(at) ?? this.#fromServers(at);
      if (hop.kind === 'end') {
        const { outcome } = hop;
        return outcome.rcode === 'SERVFAIL' ? outcome : { ...outcome, answer: [...chain, ...outcome.answer] };
      }
      chain.push(...hop.records);
      at = { name: hop.target, type: question.type };
    }
    return this.#fail(question, `the names lead in a circle, or over more than ${MAX_ALIASES} others`);
  }

  #fail(question: Question, reason: string): Outcome {
    this.journal.note('failed', question, `${asked(question)} cannot be found: ${reason}.`);
    return FAILED;
  }

  #fromCache(question: Question): Hop | undefined {
    const { name, type } = question;
    const now = this.journal.now;
    const exact = this.#cache.find(name, type, now);
    if (exact && exact.kind !== 'records') return this.#cachedAbsence(question, exact);
    if (exact?.kind === 'records' && exact.rank === 'answer') return this.#cachedRecords(question, exact);
    const alias = type === 'CNAME' || type === 'ANY' ? undefined : this.#cache.find(name, 'CNAME', now);
    if (alias?.kind === 'records' && alias.rank === 'answer') return this.#cachedRecords(question, alias);
    const absence = this.#cache.find(name, 'NXDOMAIN', now);
    return absence?.kind === 'nxdomain' ? this.#cachedAbsence(question, absence) : undefined;
  }

  #cachedRecords(question: Question, entry: PositiveEntry): Hop {
    const ttl = remainingTtl(entry, this.journal.now);
    this.#noteScope(entry.subnet);
    const records = entry.data.map((data) => ({ name: entry.name, type: entry.type, ttl, data }));
    const text = `${entry.name} ${entry.type} is in the cache for another ${seconds(ttl)}: ${listed(entry.data)}.`;
    this.journal.note('cache-hit', question, text, { records, ttl });
    if (entry.type !== 'CNAME' || question.type === 'CNAME') {
      return { kind: 'end', outcome: { rcode: 'NOERROR', answer: records, authority: [] } };
    }
    return { kind: 'alias', records, target: entry.data[0] as Name };
  }

  #cachedAbsence(question: Question, entry: NegativeEntry): Hop {
    const ttl = remainingTtl(entry, this.journal.now);
    this.#noteScope(entry.subnet);
    const what = entry.kind === 'nodata' ? `has no ${question.type}` : 'does not exist';
    const text = `The cache remembers for another ${seconds(ttl)} that ${entry.name} ${what}.`;
    const authority = [{ ...entry.soa, ttl }];
    this.journal.note('negative-hit', question, text, { records: authority, ttl });
    return {
      kind: 'end',
      outcome: { rcode: entry.kind === 'nodata' ? 'NOERROR' : 'NXDOMAIN', answer: [], authority },
    };
  }

  #noteScope(subnet: string | undefined): void {
    if (subnet !== undefined) this.scope = Math.max(this.scope, Number(subnet.split('/')[1]));
  }

  #fromServers(question: Question): Hop {
    if (!this.#mayAsk) {
      this.journal.note(
        'cache-miss',
        question,
        `${asked(question)} is not in the cache, and nobody else may be asked.`,
      );
      return { kind: 'end', outcome: { rcode: 'NOERROR', answer: [], authority: [] } };
    }
    this.journal.note('cache-miss', question, `${asked(question)} is not in the cache.`);
    let delegation = this.#start(question);
    for (let referrals = 0; referrals < MAX_REFERRALS; referrals++) {
      const heard = askServers(delegation, question, this);
      if (!heard) {
        const reason = isExhausted(this)
          ? 'it takes too long'
          : `no server of ${delegation.zone} was of any use`;
        return { kind: 'end', outcome: this.#fail(question, reason) };
      }
      remember(this.#cache, { ...heard, question, delegation }, this.#config.limits, this.journal.now);
      const { verdict } = heard;
      if (verdict.kind !== 'referral') return this.#hopOf(heard);
      const names = verdict.servers.map(({ data }) => data);
      delegation = delegationOf(
        verdict.zone,
        names,
        verdict.glue,
        this.#config,
        this.#cache,
        this.journal.now,
      );
    }
    return { kind: 'end', outcome: this.#fail(question, `more than ${MAX_REFERRALS} referrals`) };
  }

  #hopOf({ verdict, response, subnet }: Heard): Hop {
    if (subnet) this.scope = Math.max(this.scope, Math.min(response.edns?.scope ?? 0, subnet.length));
    if (verdict.kind === 'referral') return { kind: 'end', outcome: FAILED };
    const records = verdict.records.map((record) => ({ ...record, ttl: this.#ttlOf(record) }));
    switch (verdict.kind) {
      case 'answer':
        return { kind: 'end', outcome: { rcode: 'NOERROR', answer: records, authority: [] } };
      case 'cname':
        return { kind: 'alias', records, target: verdict.target };
      case 'nodata':
      case 'nxdomain': {
        const rcode = verdict.kind === 'nodata' ? 'NOERROR' : 'NXDOMAIN';
        const authority = verdict.soa ? [verdict.soa] : [];
        return { kind: 'end', outcome: { rcode, answer: records, authority } };
      }
    }
  }

  /** What the cache knew before counts: saying it again does not make it live longer. */
  #ttlOf({ name, type, ttl }: ResourceRecord): number {
    const known = this.#cache.find(name, type, this.journal.now);
    const bounded = boundedTtl(ttl, this.#config.limits);
    return known ? Math.min(bounded, remainingTtl(known, this.journal.now)) : bounded;
  }

  /** Where to begin: what a rule says, else the deepest zone whose servers are known. */
  #start(question: Question): Delegation {
    const { name, type } = question;
    const rule = ruleFor(name, this.#config.rules);
    const servers = rule?.servers.map((address) => ({ addresses: [address] })) ?? [];
    if (rule && rule.action !== 'recurse') {
      const verb = rule.action === 'forward' ? 'are forwarded to' : 'are asked for at';
      const text = `By rule, names in ${rule.domain} ${verb} ${listed(rule.servers)}.`;
      this.journal.note('rule', question, text);
    }
    if (rule?.action === 'forward') return { zone: rule.domain, servers, role: 'forwarder' };
    const floor =
      rule?.action === 'ask' ? { zone: rule.domain, servers, role: 'authority' as const } : undefined;
    const from = type === 'DS' && name !== floor?.zone ? (parentName(name) ?? name) : name;
    return closestDelegation(from, this.#config, this.#cache, this.journal.now, floor);
  }

  addressesOf(server: Name): readonly string[] {
    if (this.journal.depth >= MAX_DEPTH || this.#pending.has(server)) return [];
    this.#pending.add(server);
    const found: string[] = [];
    for (const type of addressTypes(this.#config)) found.push(...this.#addressesOfType(server, type));
    this.#pending.delete(server);
    return found;
  }

  #addressesOfType(server: Name, type: RecordType): string[] {
    const question = { name: server, type };
    this.journal.note(
      'server-address',
      question,
      `The address of the name server ${server} must be found first.`,
    );
    this.journal.depth++;
    const { answer } = this.find(question);
    this.journal.depth--;
    return answer.filter((record) => record.type === type).map(({ data }) => data);
  }
}
