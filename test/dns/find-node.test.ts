/** What wildcards and cuts must do in any zone, told a second time as simply as possible. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileZone } from '../../src/dns/authority/compile-zone.ts';
import { createServer, respond } from '../../src/dns/authority/respond.ts';
import { ancestorsWithin, isWithin, labelsOf } from '../../src/dns/name.ts';
import type { QueryType, ResourceRecord } from '../../src/dns/record.ts';
import { zoneOfRecords } from '../../src/dns/zone.ts';
import { questionIn, randomZone } from './random-zone.ts';

const APEX = 'example.';
const CONTEXT = { source: { family: 4, value: 0 }, chance: 0, transport: 'tcp' } as const;

/** What RFC 1034 and 4592 say of one name, by looking through all records. */
function expected(records: readonly ResourceRecord[], name: string, type: QueryType) {
  const cuts = records
    .filter((record) => record.type === 'NS' && record.name !== APEX)
    .map((record) => record.name);
  const cut = cuts
    .filter((at) => isWithin(name, at) && !(at === name && type === 'DS'))
    .sort((left, right) => labelsOf(left).length - labelsOf(right).length)[0];
  if (cut !== undefined) return { kind: 'referral', cut };
  const exists = (other: string) => records.some((record) => isWithin(record.name, other));
  const encloser = ancestorsWithin(name, APEX).find(exists) as string;
  const source = encloser === name ? name : `*.${encloser}`;
  if (!exists(source)) return { kind: 'NXDOMAIN' };
  const at = records.filter((record) => record.name === source);
  const wanted = at.filter((record) => record.type === type || record.type === 'CNAME');
  return wanted.length > 0 ? { kind: 'answer', first: wanted.map(({ data }) => data) } : { kind: 'NODATA' };
}

describe('any zone, any question', () => {
  test('the first name of a chain is treated as the RFCs say', () => {
    const cases = fc.tuple(randomZone(APEX), fc.array(questionIn(APEX), { minLength: 20, maxLength: 20 }));
    const met = new Set<string>();
    fc.assert(
      fc.property(cases, ([records, questions]) => {
        const server = createServer([compileZone(zoneOfRecords(APEX, records))]);
        for (const question of questions) {
          const response = respond(server, { question, recursionDesired: false }, CONTEXT);
          const should = expected(records, question.name, question.type);
          met.add(should.kind);
          const own = response.answer.filter(({ name }) => name === question.name);
          if (should.kind === 'answer') {
            expect(new Set(own.map(({ data }) => data))).toEqual(new Set(should.first));
          } else {
            expect(response.answer).toEqual([]);
            expect(response.rcode).toBe(should.kind === 'NXDOMAIN' ? 'NXDOMAIN' : 'NOERROR');
            expect(response.authoritative).toBe(should.kind !== 'referral');
            expect(response.authority[0]?.name).toBe(should.kind === 'referral' ? should.cut : APEX);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(met).toEqual(new Set(['answer', 'NODATA', 'NXDOMAIN', 'referral']));
  });
});
