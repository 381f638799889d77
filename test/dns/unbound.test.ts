/** What our resolver's cache remembers, and for how long, against a real resolver in front of the same authority. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileZone } from '../../src/dns/authority/compile-zone.ts';
import { createServer, respond } from '../../src/dns/authority/respond.ts';
import { decodeQuery, encodeResponse } from '../../src/dns/message/codec.ts';
import type { Query } from '../../src/dns/query.ts';
import type { QueryType } from '../../src/dns/record.ts';
import { resolve } from '../../src/dns/resolver/resolve.ts';
import { type Cache, EMPTY_CACHE, type ResolverWorld } from '../../src/dns/resolver/resolver.ts';
import { CONFIG, zone } from './build.ts';
import {
  type Client,
  ended,
  freePort,
  hasProgram,
  openClient,
  PATH_WITH_SBIN,
  pause,
  untilItAnswers,
} from './nsd.ts';

const ZONE = zone(
  'cache.example.',
  `cache.example. 5 SOA ns.cache.example. host.cache.example. 1 7200 900 1209600 100
   cache.example. 100 NS ns.cache.example.
   ns.cache.example. 100 A 127.0.0.1
   ready.cache.example. 100 A 192.0.2.9
   zero.cache.example. 0 A 192.0.2.1
   short.cache.example. 1 A 192.0.2.1
   middle.cache.example. 5 A 192.0.2.2
   middle.cache.example. 5 A 192.0.2.3
   long.cache.example. 100 TXT "long"
   short-alias.cache.example. 1 CNAME long-target.cache.example.
   long-target.cache.example. 100 A 192.0.2.4
   long-alias.cache.example. 100 CNAME short-target.cache.example.
   short-target.cache.example. 1 A 192.0.2.5
   lost-alias.cache.example. 100 CNAME nowhere.cache.example.
   *.wild.cache.example. 5 A 192.0.2.6`,
);

/** Negative answers live for five seconds here. */
const QUESTIONS: readonly (readonly [string, QueryType])[] = [
  ['zero', 'A'],
  ['short', 'A'],
  ['middle', 'A'],
  ['middle', 'AAAA'],
  ['long', 'TXT'],
  ['long', 'A'],
  ['nothing', 'A'],
  ['short-alias', 'A'],
  ['long-alias', 'A'],
  ['lost-alias', 'A'],
  ['one.wild', 'A'],
  ['two.wild', 'A'],
];

/** Those that live long enough to be asked for twice in a row. */
const STEADY = QUESTIONS.filter(([label]) => !['short', 'short-alias', 'long-alias'].includes(label));

/** Far from every end of life: the other counts in whole seconds. */
const BETWEEN_ROUNDS_MS = 3300;

const server = createServer([compileZone(ZONE)]);
const answer = (query: Query) =>
  respond(server, query, { source: { family: 4, value: 0 }, chance: 0, transport: 'udp' });

describe.skipIf(!hasProgram('unbound'))('unbound agrees', () => {
  const folder = mkdtempSync(join(tmpdir(), 'netlab-unbound-'));
  let authority: Socket;
  let unbound: ChildProcess;
  let client: Client;
  /** Queries that unbound sent on. */
  let passedOn = 0;

  beforeAll(async () => {
    authority = createSocket('udp4');
    authority.on('message', (octets, from) => {
      const decoded = decodeQuery(octets);
      if (!('query' in decoded)) return;
      passedOn++;
      authority.send(encodeResponse(decoded.id, answer(decoded.query)), from.port, from.address);
    });
    await new Promise<void>((resolve) => authority.bind(0, '127.0.0.1', resolve));
    const port = await freePort();
    writeFileSync(join(folder, 'unbound.conf'), configuration(folder, port, authority.address().port));
    unbound = spawn('unbound', ['-d', '-c', join(folder, 'unbound.conf')], {
      env: PATH_WITH_SBIN,
      stdio: 'ignore',
    });
    client = await openClient(port);
    await untilItAnswers(client, {
      question: { name: 'ready.cache.example.', type: 'A' },
      recursionDesired: true,
    });
  }, 30_000);

  afterAll(async () => {
    client.close();
    await ended(unbound);
    authority.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('on data, code and what has to be asked for again', async () => {
    const start = Date.now();
    let cache: Cache = EMPTY_CACHE;
    const world = (now: number): ResolverWorld => ({
      now,
      chance: () => 0,
      send: (_, query) => ({ kind: 'response', response: answer(query), roundTripMs: 0 }),
    });
    const config = {
      ...CONFIG,
      rules: [{ domain: 'cache.example.', action: 'ask' as const, servers: ['127.0.0.1'] }],
    };
    for (let round = 0; round < 3; round++) {
      if (round > 0) await pause(BETWEEN_ROUNDS_MS);
      for (const [label, type] of [...QUESTIONS, ...STEADY]) {
        const question = { name: `${label}.cache.example.`, type };
        const before = passedOn;
        const theirs = await client.ask({ question, recursionDesired: true });
        const ours = resolve(
          { config, cache },
          { question, client: { address: '127.0.0.1' }, recursionDesired: true },
          world(Date.now() - start),
        );
        cache = ours.cache;
        const summary = (
          rcode: string,
          records: readonly { name: string; data: string }[],
          fromCache: boolean,
        ) => ({
          rcode,
          data: records.map(({ name, data }) => `${name} ${data}`).sort(),
          fromCache,
        });
        expect(
          summary(ours.resolution.rcode, ours.resolution.answer, ours.resolution.fromCache),
          `round ${round}: ${question.name} ${type}`,
        ).toEqual(summary(theirs.rcode, theirs.answer, passedOn === before));
        for (const [index, record] of ours.resolution.answer.entries()) {
          const same = theirs.answer[index];
          expect(
            Math.abs(record.ttl - (same?.ttl ?? -9)),
            `${question.name} ${type}: TTL`,
          ).toBeLessThanOrEqual(1);
        }
      }
    }
  }, 60_000);
});

function configuration(folder: string, port: number, authority: number): string {
  return `server:
  interface: 127.0.0.1
  port: ${port}
  username: ""
  chroot: ""
  directory: "${folder}"
  pidfile: "${folder}/pid"
  use-syslog: no
  do-daemonize: no
  do-ip6: no
  do-not-query-localhost: no
  num-threads: 1
  module-config: "iterator"
  qname-minimisation: no
  prefetch: no
  access-control: 127.0.0.0/8 allow
remote-control:
  control-enable: no
stub-zone:
  name: "cache.example"
  stub-addr: 127.0.0.1@${authority}
`;
}
