/** The DNS: answers of an authority, a zone of 10,000 records, and a resolver's walk from the root. */

import {
  compileZone,
  createServer,
  type Query,
  type QueryType,
  type ResourceRecord,
  respond,
  type Server,
  type Zone,
  zoneOfRecords,
} from '../src/dns/index.ts';
import { decodeQuery, encodeQuery, encodeResponse } from '../src/dns/message/codec.ts';
import { parseAddress } from '../src/kit/address.ts';
import { createSim } from '../src/sim/create-sim.ts';
import { hasProgram, startNsd } from '../test/dns/nsd.ts';
import { inTurn, median, type Row, timed } from './row.ts';

const RECORDS = 10_000;
const QUESTIONS = 20_000;
const ROUNDS = 7;
/** Questions that NSD is asked at once. */
const IN_FLIGHT = 64;
const APEX = 'example.com.';

const hostName = (index: number) => `host-${index}.site-${index % 100}.${APEX}`;

const records: readonly ResourceRecord[] = [
  { name: APEX, type: 'SOA', ttl: 900, data: `ns1.${APEX} hostmaster.${APEX} 1 7200 900 1209600 900` },
  { name: APEX, type: 'NS', ttl: 172_800, data: `ns1.${APEX}` },
  { name: `ns1.${APEX}`, type: 'A', ttl: 172_800, data: '192.0.2.53' },
  ...Array.from(
    { length: RECORDS },
    (_, index): ResourceRecord => ({
      name: hostName(index),
      type: 'A',
      ttl: 300,
      data: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
    }),
  ),
];

/** Of ten questions nine have an answer. */
const queries = Array.from({ length: QUESTIONS }, (_, index): Query => {
  const name = index % 10 === 0 ? `nobody-${index}.${APEX}` : hostName((index * 7919) % RECORDS);
  return { question: { name, type: 'A' }, recursionDesired: false, edns: { udpSize: 1232 } };
});

const context = {
  source: parseAddress('198.51.100.10') as NonNullable<ReturnType<typeof parseAddress>>,
  place: 'Lisbon',
  transport: 'udp',
  chance: 0.5,
} as const;

export async function namesBench(): Promise<readonly Row[]> {
  const zone = zoneOfRecords(APEX, records);
  const server = createServer([compileZone(zone)]);
  return [await loading(), await lookups(server), await messages(server), await walk()];
}

/** As a bare Map would hold the same. */
function bareMap(): Map<string, ResourceRecord[]> {
  const map = new Map<string, ResourceRecord[]>();
  for (const record of records) {
    const key = `${record.name} ${record.type}`;
    const list = map.get(key);
    if (list) list.push(record);
    else map.set(key, [record]);
  }
  return map;
}

async function loading(): Promise<Row> {
  let zone: Zone | undefined;
  const [own, peer] = await inTurn(
    ROUNDS,
    () => {
      zone = zoneOfRecords(APEX, records);
      compileZone(zone);
    },
    bareMap,
  );
  return {
    name: `load a zone of ${RECORDS} records`,
    value: own,
    unit: 'ms',
    against: { name: 'into a bare Map, ms', value: peer },
  };
}

async function lookups(server: Server): Promise<Row> {
  const map = bareMap();
  let found = 0;
  const [own, peer] = await inTurn(
    ROUNDS,
    () => {
      for (const query of queries) found += respond(server, query, context).answer.length;
    },
    () => {
      for (const { question } of queries) found += map.get(`${question.name} ${question.type}`)?.length ?? 0;
    },
  );
  if (found === 0) throw new Error('nothing was found');
  return {
    name: `answer from a zone of ${RECORDS} records`,
    value: (own / QUESTIONS) * 1000,
    unit: 'µs',
    against: { name: 'a bare Map, µs', value: (peer / QUESTIONS) * 1000 },
  };
}

/** Octets in, octets out. NSD answers over loopback, with the one who asks on the same two cores. */
async function messages(server: Server): Promise<Row> {
  const octets = queries.map((query, index) => encodeQuery(index % 65_536, query));
  const answerAll = (): void => {
    for (const message of octets) {
      const decoded = decodeQuery(message);
      if (!decoded || !('query' in decoded)) throw new Error('a question of our own is unreadable');
      encodeResponse(decoded.id, respond(server, decoded.query, context));
    }
  };
  const own: number[] = [];
  for (let round = 0; round < ROUNDS; round++) own.push(QUESTIONS / ((await timed(answerAll)) / 1000));
  const peer = hasProgram('nsd') ? await nsdAnswers() : undefined;
  return {
    name: 'messages answered, in process',
    value: median(own),
    unit: '1/s',
    ...(peer !== undefined && { against: { name: 'NSD over loopback, 1/s', value: peer } }),
  };
}

async function nsdAnswers(): Promise<number> {
  const nsd = await startNsd([{ apex: APEX, records }]);
  try {
    let next = 0;
    const worker = async () => {
      while (next < QUESTIONS) await nsd.ask(queries[next++] as Query);
    };
    const ms = await timed(() => Promise.all(Array.from({ length: IN_FLIGHT }, worker)));
    return QUESTIONS / (ms / 1000);
  } finally {
    await nsd.stop();
  }
}

/** A client's question by way of root, registry and authority, every cache empty; and the same when it is remembered. */
async function walk(): Promise<Row> {
  const sim = createSim({
    seed: 'names',
    setting: {
      images: {},
      clients: { lisbon: { city: 'Lisbon', address: '198.51.100.10' } },
      defaultVpc: false,
      zones: { 'old.com': { records: ['www 300 A 192.0.2.80'] } },
    },
  });
  const question = { name: 'www.old.com.', type: 'A' as QueryType };
  sim.resolve('client/lisbon', question);
  const [cold, cached] = await inTurn(
    200,
    () => sim.peek('client/lisbon', question, { fresh: true }),
    () => sim.peek('client/lisbon', question),
  );
  return {
    name: 'a resolver’s walk from the root',
    value: cold * 1000,
    unit: 'µs',
    against: { name: 'from its cache, µs', value: cached * 1000 },
  };
}
