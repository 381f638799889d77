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
    nsd = await startNsd(zones);
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
});
