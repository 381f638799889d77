/**
 * An authoritative answer out of one zone: RFC 1034 §4.3.2; RFC 2308 for what is not there, RFC 4592 for wildcards,
 * RFC 6604 for the code at the end of a chain of CNAMEs, RFC 8482 for ANY. Chains are followed within the zone only;
 * there is no DNAME.
 */
import { negativeTtl, targetOf } from '../data/read-data.ts';
import { canonicalName, isWithin, type Name } from '../name.ts';
import type { Rcode } from '../query.ts';
import { isRecordType, type QueryType, type Question, type ResourceRecord } from '../record.ts';
import type { QueryContext, RecordSet } from '../zone.ts';
import type { CompiledZone, ZoneNode } from './compile-zone.ts';
import { findNode } from './find-node.ts';

export interface ZoneAnswer {
  readonly rcode: Rcode;
  /** False for a referral. */
  readonly authoritative: boolean;
  readonly answer: readonly ResourceRecord[];
  readonly authority: readonly ResourceRecord[];
  readonly additional: readonly ResourceRecord[];
  /** Whether the authority section matters: it refers, or says what is not there. */
  readonly authorityMatters: boolean;
  /** For how long a client prefix all this holds; 0: for everyone. */
  readonly scope: number;
}

/** `question.name` is within the zone. */
export function answerQuery(zone: CompiledZone, question: Question, context: QueryContext): ZoneAnswer {
  return new Answering(zone, question, context).run();
}

/** A look-up on its way through the zone: what it has collected so far. */
class Answering {
  readonly #answer: ResourceRecord[] = [];
  #authority: ResourceRecord[] = [];
  #scope = 0;
  readonly #zone: CompiledZone;
  readonly #question: Question;
  readonly #context: QueryContext;

  constructor(zone: CompiledZone, question: Question, context: QueryContext) {
    this.#zone = zone;
    this.#question = question;
    this.#context = context;
  }

  run(): ZoneAnswer {
    const seen = new Set<Name>();
    const { type } = this.#question;
    let owner = this.#question.name;
    for (let name = canonicalName(owner); ; owner = name) {
      if (seen.has(name) || !isWithin(name, this.#zone.apex)) return this.#unfinished();
      seen.add(name);
      const found = findNode(this.#zone, name, type);
      if (found.kind === 'nothing') return this.#negative('NXDOMAIN');
      if (found.kind === 'delegated') return this.#referral(found.cut, found.node);
      const taken = this.#take(owner, found.node, type);
      if (taken === 'nothing') return this.#negative('NOERROR');
      if (taken === 'data') return this.#positive();
      name = taken.alias;
    }
  }

  /** Puts what the node has into the answer. */
  #take(owner: Name, node: ZoneNode, type: QueryType): 'data' | 'nothing' | { readonly alias: Name } {
    for (const set of setsFor(node, type)) {
      const records = this.#recordsOf(set, owner);
      this.#answer.push(...records);
      const first = records[0];
      if (first)
        return set.type === 'CNAME' && type !== 'CNAME' && type !== 'ANY' ? { alias: first.data } : 'data';
    }
    return 'nothing';
  }

  #recordsOf(set: RecordSet, owner: Name): ResourceRecord[] {
    const content = set.answer(this.#context);
    if (!content) return [];
    this.#scope = Math.max(this.#scope, content.scope ?? 0);
    return content.data.map((data) => ({ name: owner, type: set.type, ttl: content.ttl, data }));
  }

  #positive(): ZoneAnswer {
    const last = this.#answer.at(-1);
    const hasServers = last?.type === 'NS' && canonicalName(last.name) === this.#zone.apex;
    if (!hasServers) this.#authority = this.#recordsOf(this.#zone.ns, this.#zone.apex);
    return this.#finish('NOERROR', { authoritative: true, authorityMatters: false });
  }

  /** The chain of CNAMEs leads elsewhere, or in a circle: whoever follows it must ask again. */
  #unfinished(): ZoneAnswer {
    return this.#finish('NOERROR', { authoritative: true, authorityMatters: false });
  }

  #negative(rcode: Rcode): ZoneAnswer {
    this.#authority = this.#recordsOf(this.#zone.soa, this.#zone.apex).map((soa) => ({
      ...soa,
      ttl: negativeTtl(soa),
    }));
    return this.#finish(rcode, { authoritative: true, authorityMatters: true });
  }

  /** Behind a CNAME of ours the answer stays authoritative: AA speaks of the first name. */
  #referral(cut: Name, node: ZoneNode): ZoneAnswer {
    this.#authority = this.#recordsOf(node.get('NS') as RecordSet, cut);
    return this.#finish('NOERROR', { authoritative: this.#answer.length > 0, authorityMatters: true });
  }

  #finish(
    rcode: Rcode,
    { authoritative, authorityMatters }: Pick<ZoneAnswer, 'authoritative' | 'authorityMatters'>,
  ): ZoneAnswer {
    const additional = this.#additional();
    const [answer, authority, scope] = [this.#answer, this.#authority, this.#scope];
    return { rcode, authoritative, answer, authority, additional, authorityMatters, scope };
  }

  /** Addresses in the zone, glue among them, of the names that the other sections point to (RFC 1034 §4.3.2 step 6). */
  #additional(): ResourceRecord[] {
    const records: ResourceRecord[] = [];
    const present = new Set(this.#answer.map(({ name, type }) => `${canonicalName(name)} ${type}`));
    for (const record of [...this.#answer, ...this.#authority]) {
      if (record.type === 'CNAME' || record.type === 'PTR') continue;
      const target = targetOf(record.type, record.data);
      const node = target === undefined ? undefined : this.#zone.nodes.get(target);
      if (!node || target === undefined) continue;
      for (const type of ['A', 'AAAA'] as const) {
        const set = node.get(type);
        if (!set || present.has(`${target} ${type}`)) continue;
        present.add(`${target} ${type}`);
        records.push(...this.#recordsOf(set, target));
      }
    }
    return records;
  }
}

/** What may answer: the first of these that has data for the asker. ANY gets any one (RFC 8482 §4.1). */
function setsFor(node: ZoneNode, type: QueryType): Iterable<RecordSet> {
  if (type === 'ANY') return node.values();
  const set = (isRecordType(type) ? node.get(type) : undefined) ?? node.get('CNAME');
  return set ? [set] : [];
}
