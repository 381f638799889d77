/** The answers of random zones against those of a real authoritative server. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileZone } from '../../src/dns/authority/compile-zone.ts';
import { createServer, respond } from '../../src/dns/authority/respond.ts';
import { canonicalName } from '../../src/dns/name.ts';
import type { Query, Response } from '../../src/dns/query.ts';
import type { ResourceRecord } from '../../src/dns/record.ts';
import { zoneOfRecords } from '../../src/dns/zone.ts';
import { hasProgram, type RunningServer, startNsd } from './nsd.ts';
import { questionIn, randomZone } from './random-zone.ts';

const SEED = Number(process.env.DNS_SEED ?? 20);
const ZONES = 120;
const QUESTIONS = 60;

const zones = Array.from({ length: ZONES }, (_, index) => {
  const apex = `z${index}.test.`;
  const seed = SEED * ZONES + index;
  const records = fc.sample(randomZone(apex), { numRuns: 1, seed })[0] as ResourceRecord[];
  return { apex, records, questions: fc.sample(questionIn(apex), { numRuns: QUESTIONS, seed }) };
});

/** Text for answers of about 300, 900, 3,000 and 6,000 octets. */
const BIG = {
  apex: 'big.test.',
  records: [
    { name: 'big.test.', type: 'SOA', ttl: 900, data: 'ns.big.test. host.big.test. 1 7200 900 1209600 300' },
    { name: 'big.test.', type: 'NS', ttl: 900, data: 'ns.big.test.' },
    ...Object.entries({ few: 3, some: 10, many: 30, most: 60 }).flatMap(([label, count]) =>
      Array.from({ length: count }, (_, index) => ({
        name: `${label}.big.test.`,
        type: 'TXT' as const,
        ttl: 60,
        data: `"${String(index).padStart(80, 'x')}"`,
      })),
    ),
  ] as ResourceRecord[],
};

const CONTEXT = { source: { family: 4, value: 0 }, chance: 0, transport: 'udp' } as const;

const shown = (record: ResourceRecord) =>
  `${canonicalName(record.name)} ${record.ttl} ${record.type} ${record.data}`;

const asSet = (records: readonly ResourceRecord[]) => [...new Set(records.map(shown))].sort();

/**
 * The sections that must agree, as sets. Glue is what the zone has under that very name: NSD also makes some up from
 * wildcards, even from below the cut.
 */
const comparable = (
  { rcode, authoritative, truncated, answer, authority, additional }: Response,
  zone: readonly ResourceRecord[],
) => {
  const referral = rcode === 'NOERROR' && answer.length === 0 && authority.some(({ type }) => type === 'NS');
  const owned = new Set(zone.map(shown));
  return {
    rcode,
    authoritative,
    truncated,
    answer: asSet(answer),
    authority: asSet(authority),
    glue: referral
      ? additional
          .map(shown)
          .filter((record) => owned.has(record))
          .sort()
      : [],
  };
};

describe.skipIf(!hasProgram('nsd'))('NSD agrees', () => {
  let nsd: RunningServer;
  beforeAll(async () => {
    nsd = await startNsd([...zones, BIG]);
  }, 30_000);
  afterAll(() => nsd.stop());

  test('on rcode, AA, answer, authority and glue of every question', async () => {
    const server = createServer(zones.map(({ apex, records }) => compileZone(zoneOfRecords(apex, records))));
    for (const { records, questions } of zones) {
      for (const question of questions) {
        const query: Query = { question, recursionDesired: false, edns: { udpSize: 4096 } };
        const theirs = comparable(await nsd.ask(query), records);
        const ours = comparable(respond(server, query, CONTEXT), records);
        expect(ours, `${question.name} ${question.type}\n${records.map(shown).join('\n')}`).toEqual(theirs);
      }
    }
  }, 60_000);

  test('on what is cut off, and for whom', async () => {
    const server = createServer([compileZone(zoneOfRecords(BIG.apex, BIG.records))]);
    for (const name of ['few', 'some', 'many', 'most']) {
      for (const udpSize of [undefined, 512, 1232, 4096]) {
        const edns = udpSize === undefined ? {} : { edns: { udpSize } };
        const query: Query = {
          question: { name: `${name}.${BIG.apex}`, type: 'TXT' },
          recursionDesired: false,
          ...edns,
        };
        const [theirs, ours] = [await nsd.ask(query), respond(server, query, CONTEXT)];
        const cut = ({ truncated, answer }: Response) => ({
          truncated,
          count: truncated ? 0 : answer.length,
        });
        expect(cut(ours), `${name} ${udpSize}`).toEqual(cut(theirs));
      }
    }
  });

  test('on the case of names, refusals and unknown types', async () => {
    const server = createServer([compileZone(zoneOfRecords(BIG.apex, BIG.records))]);
    const questions = [
      { name: 'FeW.BIG.Test.', type: 'TXT' },
      { name: 'few.big.test.', type: 'TYPE65280' },
      { name: 'elsewhere.invalid.', type: 'A' },
      { name: 'big.test.', type: 'NS' },
      { name: 'few.big.test.', type: 'DS' },
    ] as const;
    for (const question of questions) {
      const query: Query = { question, recursionDesired: true };
      const [theirs, ours] = [await nsd.ask(query), respond(server, query, CONTEXT)];
      expect(comparable(ours, BIG.records)).toEqual(comparable(theirs, BIG.records));
      expect(ours.question).toEqual(theirs.question);
    }
  });
});
