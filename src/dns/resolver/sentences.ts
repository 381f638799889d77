/** What a resolver did, in words. */
import { labelsOf, type Name, ROOT } from '../name.ts';
import type { Question, ResourceRecord } from '../record.ts';
import type { Verdict } from './judge.ts';
import type { Step } from './resolver.ts';

export const asked = ({ name, type }: Question) => `${name} ${type}`;

/** `a root server`, `a server of com.`. */
function roleOf(zone: Name): string {
  if (zone === ROOT) return 'a root server';
  return labelsOf(zone).length === 1
    ? `a server of the top-level domain ${zone}`
    : `an authority for ${zone}`;
}

export function serverWords(server: {
  readonly name?: Name;
  readonly address: string;
  readonly zone?: Name;
}): string {
  const label = server.name === undefined ? server.address : `${server.name} (${server.address})`;
  return server.zone === undefined ? label : `${label}, ${roleOf(server.zone)}`;
}

export function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`;
}

const MOST_NAMED = 4;

export function listed(items: readonly string[]): string {
  if (items.length <= MOST_NAMED) return items.join(', ');
  return `${items.slice(0, MOST_NAMED - 1).join(', ')} and ${items.length - MOST_NAMED + 1} more`;
}

/** Data of the records that end a chain. */
function finalData(records: readonly ResourceRecord[]): string {
  const last = records.at(-1);
  return listed(
    records.filter(({ name, type }) => name === last?.name && type === last.type).map(({ data }) => data),
  );
}

export function sayVerdict(
  verdict: Verdict,
  question: Question,
  server: { readonly address: string },
): Pick<Step, 'kind' | 'text' | 'records' | 'ttl'> {
  const { kind } = verdict;
  switch (kind) {
    case 'answer': {
      const { records } = verdict;
      const ttl = Math.min(...records.map((record) => record.ttl));
      return { kind, text: `The answer is ${finalData(records)}, good for ${seconds(ttl)}.`, records, ttl };
    }
    case 'cname': {
      const { records, target } = verdict;
      return { kind, text: `${question.name} is another name for ${target}: go on with that.`, records };
    }
    case 'referral': {
      const { servers, glue, zone } = verdict;
      const names = listed(servers.map(({ data }) => data));
      const text = `It does not know, and refers to the servers of ${zone}: ${names}.`;
      return { kind, text, records: [...servers, ...glue] };
    }
    case 'nodata':
    case 'nxdomain': {
      const { name, soa, records } = verdict;
      const what =
        kind === 'nodata' ? `${name} exists, but has no ${question.type}` : `${name} does not exist`;
      return { kind, text: `${what}.`, records: soa ? [...records, soa] : records };
    }
    case 'lame':
      return { kind, text: `${server.address} ${verdict.reason}.` };
  }
}
