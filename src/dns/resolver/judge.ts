/**
 * What a response is worth: RFC 1034 §5.3.3 step 4, RFC 2308 §2 and §5. Only what lies within the zone that the server
 * was asked about is believed.
 */
import { canonicalName, isWithin, type Name } from '../name.ts';
import type { Response } from '../query.ts';
import type { Question, ResourceRecord } from '../record.ts';
import type { Delegation } from './delegation.ts';

export type Verdict =
  /** The chain of CNAMEs, then the data. */
  | { readonly kind: 'answer'; readonly records: readonly ResourceRecord[] }
  /** A chain that leads to a name about which this server cannot speak, or did not. */
  | { readonly kind: 'cname'; readonly records: readonly ResourceRecord[]; readonly target: Name }
  | {
      readonly kind: 'nodata' | 'nxdomain';
      /** CNAMEs on the way to the name that has nothing. */
      readonly records: readonly ResourceRecord[];
      readonly name: Name;
      readonly soa?: ResourceRecord;
    }
  | {
      readonly kind: 'referral';
      readonly zone: Name;
      readonly servers: readonly ResourceRecord[];
      readonly glue: readonly ResourceRecord[];
    }
  /** Of no use; `reason` ends a sentence. */
  | { readonly kind: 'lame'; readonly reason: string };

/** `question.name` is canonical. */
export function judge(response: Response, question: Question, delegation: Delegation): Verdict {
  const { rcode, authority } = response;
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return { kind: 'lame', reason: `answers ${rcode}` };
  const trusted = response.authoritative || delegation.role === 'forwarder';
  const { records, name, data } = followChain(response, question, delegation.zone);
  if (records.length > 0 && !trusted)
    return { kind: 'lame', reason: 'answers without authority for the name' };
  if (data) return { kind: 'answer', records };
  const soa = authority.find(
    (record) =>
      record.type === 'SOA' && isWithin(name, record.name) && isWithin(record.name, delegation.zone),
  );
  const negative = { records, name, ...(soa ? { soa } : {}) };
  if (rcode === 'NXDOMAIN' && trusted && isWithin(name, delegation.zone))
    return { kind: 'nxdomain', ...negative };
  if (records.length > 0) {
    return soa ? { kind: 'nodata', ...negative } : { kind: 'cname', records, target: name };
  }
  const referral = trusted ? undefined : findReferral(response, name, delegation.zone);
  if (referral) return referral;
  if (trusted && rcode === 'NOERROR') return { kind: 'nodata', ...negative };
  return { kind: 'lame', reason: 'neither answers nor refers to anybody nearer' };
}

function followChain(
  response: Response,
  question: Question,
  zone: Name,
): { records: ResourceRecord[]; name: Name; data: boolean } {
  const records: ResourceRecord[] = [];
  const seen = new Set<Name>();
  for (let name = question.name; ; ) {
    const own = response.answer.filter(
      (record) => canonicalName(record.name) === name && isWithin(name, zone),
    );
    const wanted = own.filter(({ type }) => type === question.type || question.type === 'ANY');
    const canonical = (record: ResourceRecord) => ({ ...record, name });
    if (wanted.length > 0) return { records: [...records, ...wanted.map(canonical)], name, data: true };
    const cname = own.find(({ type }) => type === 'CNAME');
    if (!cname || seen.has(name)) return { records, name, data: false };
    seen.add(name);
    records.push(canonical(cname));
    name = cname.data;
  }
}

/** Servers of a zone below the one asked about, on the way to the name: anything else leads in a circle. */
function findReferral({ authority, additional }: Response, name: Name, zone: Name): Verdict | undefined {
  const cut = authority.find(
    (record) =>
      record.type === 'NS' &&
      record.name !== zone &&
      isWithin(record.name, zone) &&
      isWithin(name, record.name),
  )?.name;
  if (cut === undefined) return undefined;
  const servers = authority.filter((record) => record.type === 'NS' && record.name === cut);
  const names = new Set(servers.map(({ data }) => data));
  const glue = additional.filter(
    (record) =>
      (record.type === 'A' || record.type === 'AAAA') &&
      names.has(record.name) &&
      isWithin(record.name, zone),
  );
  return { kind: 'referral', zone: cut, servers, glue };
}
