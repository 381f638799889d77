/** Cuts a response to a size: first what is only helpful, then, with TC set, what was asked for (RFC 2181 §9). */
import { encodeResponse } from '../message/codec.ts';
import { isWithin, type Name, nameLength } from '../name.ts';
import type { Response } from '../query.ts';
import type { ResourceRecord } from '../record.ts';

export function fitResponse(response: Response, authorityMatters: boolean, limit: number): Response {
  if (fits(response, limit)) return response;
  const needed = authorityMatters ? response.authority : [];
  const cuts = new Set(needed.filter(({ type }) => type === 'NS').map(({ name }) => name));
  const glue = response.additional.filter(({ name }) => isBelowAny(name, cuts));
  const helpful = [
    ...(authorityMatters ? [] : [{ ...response, additional: [] }]),
    { ...response, authority: needed, additional: glue },
  ];
  const whole = helpful.find((candidate) => fits(candidate, limit));
  if (whole) return whole;
  const bare = { ...response, truncated: true, authority: [], additional: [] };
  return { ...bare, answer: longestThatFits(response.answer, (answer) => fits({ ...bare, answer }, limit)) };
}

/** Glue without which a referral leads nowhere must be there (RFC 9471 §3.1). */
function isBelowAny(name: Name, cuts: ReadonlySet<Name>): boolean {
  return [...cuts].some((cut) => isWithin(name, cut));
}

/** Sets are sent whole or not at all. */
function longestThatFits(
  records: readonly ResourceRecord[],
  isWithinLimit: (records: readonly ResourceRecord[]) => boolean,
): readonly ResourceRecord[] {
  let kept: readonly ResourceRecord[] = [];
  for (let end = 1; end <= records.length; end++) {
    const [last, next] = [records[end - 1], records[end]];
    if (next && last && next.name === last.name && next.type === last.type) continue;
    if (!isWithinLimit(records.slice(0, end))) break;
    kept = records.slice(0, end);
  }
  return kept;
}

function fits(response: Response, limit: number): boolean {
  return sizeBound(response) <= limit || encodeResponse(0, response).length <= limit;
}

/** No message is larger than this: spares most of them the encoding. */
function sizeBound(response: Response): number {
  let size = 12 + 4 + nameLength(response.question.name) + 11 + (response.edns ? 24 : 0);
  for (const section of [response.answer, response.authority, response.additional]) {
    for (const { name, type, data } of section) {
      size += name.length + 11 + (type === 'SVCB' || type === 'HTTPS' ? 8 : 1) * data.length + 16;
    }
  }
  return size;
}
