/** The zone and the questions of RFC 4592 §2.2.1, and what its other sections say of wildcards. */
import { describe, expect, test } from 'vitest';
import { compileZone } from '../../src/dns/authority/compile-zone.ts';
import { createServer, respond } from '../../src/dns/authority/respond.ts';
import type { QueryType } from '../../src/dns/record.ts';
import { shown, zone } from './build.ts';

const EXAMPLE = zone(
  'example.',
  `example. 3600 SOA ns.example.com. host.example. 1 7200 900 1209600 300
   example. 3600 NS ns.example.com.
   example. 3600 NS ns.example.net.
   *.example. 3600 TXT "this is a wildcard"
   *.example. 3600 MX 10 host1.example.
   sub.*.example. 3600 TXT "this is not a wildcard"
   host1.example. 3600 A 192.0.2.1
   _ssh._tcp.host1.example. 3600 SRV 0 0 22 host1.example.
   _ssh._tcp.host2.example. 3600 SRV 0 0 22 host2.example.
   subdel.example. 3600 NS ns.example.com.
   subdel.example. 3600 NS ns.example.net.`,
);

const CONTEXT = { source: { family: 4, value: 0 }, chance: 0, transport: 'udp' } as const;

const answering = (source: typeof EXAMPLE) => {
  const server = createServer([compileZone(source)]);
  return (name: string, type: QueryType) =>
    respond(server, { question: { name, type }, recursionDesired: false }, CONTEXT);
};
const ask = answering(EXAMPLE);

describe('RFC 4592 §2.2.1', () => {
  test.each<[string, QueryType, string]>([
    ['host3.example.', 'MX', 'host3.example. 3600 MX 10 host1.example.'],
    ['foo.bar.example.', 'TXT', 'foo.bar.example. 3600 TXT "this is a wildcard"'],
    ['sub.*.example.', 'TXT', 'sub.*.example. 3600 TXT "this is not a wildcard"'],
    ['*.example.', 'MX', '*.example. 3600 MX 10 host1.example.'],
  ])('%s %s is answered', (name, type, record) => {
    const response = ask(name, type);
    expect([response.rcode, response.authoritative, ...response.answer.map(shown)]).toEqual([
      'NOERROR',
      true,
      record,
    ]);
  });

  test.each<[string, QueryType, string]>([
    ['host3.example.', 'A', 'the wildcard has no A'],
    ['host1.example.', 'MX', 'the name exists'],
    ['sub.*.example.', 'MX', 'the name exists'],
    ['host2.example.', 'MX', 'an empty non-terminal exists'],
    ['_tcp.host1.example.', 'TXT', 'an empty non-terminal exists'],
  ])('%s %s has no data: %s', (name, type) => {
    const response = ask(name, type);
    expect([response.rcode, response.answer, response.authority.map(shown)]).toEqual([
      'NOERROR',
      [],
      ['example. 300 SOA ns.example.com. host.example. 1 7200 900 1209600 300'],
    ]);
  });

  test.each<[string, QueryType, string]>([
    ['_telnet._tcp.host1.example.', 'SRV', '_tcp.host1.example. exists, and has no wildcard'],
    ['ghost.*.example.', 'MX', '*.example. exists, and has no wildcard below it'],
  ])('%s %s does not exist: %s', (name, type) => {
    expect(ask(name, type).rcode).toBe('NXDOMAIN');
  });

  test('host.subdel.example. A is referred', () => {
    const response = ask('host.subdel.example.', 'A');
    expect([response.authoritative, ...response.authority.map(shown)]).toEqual([
      false,
      'subdel.example. 3600 NS ns.example.com.',
      'subdel.example. 3600 NS ns.example.net.',
    ]);
  });
});

test('a CNAME at a wildcard is followed from the name that was asked for (§3.3.3)', () => {
  const withAlias = answering({
    apex: 'example.',
    sets: [
      ...EXAMPLE.sets.filter(({ name }) => !name.startsWith('*')),
      ...zone('example.', '*.example. 60 CNAME host1.example.').sets,
    ],
  });
  expect(withAlias('any.thing.example.', 'A').answer.map(shown)).toEqual([
    'any.thing.example. 60 CNAME host1.example.',
    'host1.example. 3600 A 192.0.2.1',
  ]);
});
