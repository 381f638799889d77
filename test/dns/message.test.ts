import packet from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeQuery, decodeResponse, encodeQuery, encodeResponse } from '../../src/dns/message/codec.ts';
import type { Query, Response } from '../../src/dns/query.ts';
import type { ResourceRecord } from '../../src/dns/record.ts';
import { GOOD_DATA } from './good-data.ts';

const response = (answer: readonly ResourceRecord[], more: Partial<Response> = {}): Response => ({
  question: { name: 'WWW.example.com.', type: 'A' },
  rcode: 'NOERROR',
  authoritative: true,
  truncated: false,
  recursionDesired: false,
  recursionAvailable: false,
  answer,
  authority: [],
  additional: [],
  ...more,
});

describe('a response comes back as it was', () => {
  test.each(GOOD_DATA)('%s %s', (type, _, data) => {
    const sent = response([{ name: 'www.example.com.', type, ttl: 300, data }]);
    expect(decodeResponse(encodeResponse(7, sent))).toEqual({ id: 7, response: sent });
  });

  test('with all sections, flags and EDNS', () => {
    const record = (name: string): ResourceRecord => ({
      name,
      type: 'A',
      ttl: 2147483647,
      data: '192.0.2.1',
    });
    const sent = response([record('www.example.com.')], {
      rcode: 'NXDOMAIN',
      truncated: true,
      recursionDesired: true,
      recursionAvailable: true,
      authority: [record('a.example.com.'), record('com.')],
      additional: [record('a\\056b.example.com.')],
      edns: { udpSize: 1232, clientSubnet: '198.51.100.0/24', scope: 16 },
    });
    expect(decodeResponse(encodeResponse(65535, sent))?.response).toEqual(sent);
  });
});

test.each<Query>([
  { question: { name: 'WwW.example.com.', type: 'AAAA' }, recursionDesired: true },
  { question: { name: '.', type: 'TYPE65280' }, recursionDesired: false, edns: { udpSize: 4096 } },
  {
    question: { name: 'a.', type: 'ANY' },
    recursionDesired: false,
    edns: { udpSize: 512, clientSubnet: '2001:db8::/56' },
  },
])('a query comes back as it was: $question.type', (query) => {
  const decoded = decodeQuery(encodeQuery(1, query));
  expect(decoded).toMatchObject({ id: 1, query });
});

describe('another implementation reads it', () => {
  test('names, compressed and with the case of the question', () => {
    const names = ['www.example.com.', 'mail.example.com.', 'www.example.com.'];
    const octets = encodeResponse(
      1,
      response(names.map((name) => ({ name, type: 'MX', ttl: 60, data: '5 mail.example.com.' }))),
    );
    const decoded = packet.decode(Buffer.from(octets));
    expect(decoded.flag_aa).toBe(true);
    expect(decoded.answers?.map(({ name }) => name)).toEqual([
      'WWW.example.com',
      'mail.example.com',
      'WWW.example.com',
    ]);
    expect(decoded.answers?.[0]).toMatchObject({
      ttl: 60,
      data: { preference: 5, exchange: 'mail.example.com' },
    });
    expect(octets.length).toBeLessThan(100);
  });

  test.each<[ResourceRecord['type'], string, unknown]>([
    ['A', '192.0.2.1', '192.0.2.1'],
    ['AAAA', '2001:db8::1', '2001:db8::1'],
    ['CNAME', 'a.example.com.', 'a.example.com'],
    ['SRV', '1 2 3 a.example.com.', { priority: 1, weight: 2, port: 3, target: 'a.example.com' }],
    ['CAA', '128 issue "ca.net"', { flags: 128, tag: 'issue', value: 'ca.net', issuerCritical: true }],
    ['TXT', '"one" "two"', [Buffer.from('one'), Buffer.from('two')]],
    [
      'NAPTR',
      '1 2 "u" "s" "r" a.',
      { order: 1, preference: 2, flags: 'u', services: 's', regexp: 'r', replacement: 'a' },
    ],
    [
      'SSHFP',
      '1 1 1234567890123456789012345678901234567890',
      { algorithm: 1, hash: 1, fingerprint: '1234567890123456789012345678901234567890' },
    ],
    ['DS', '1 13 2 ABCD', { keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.from('abcd', 'hex') }],
  ])('%s %s', (type, data, theirs) => {
    const octets = encodeResponse(1, response([{ name: 'www.example.com.', type, ttl: 60, data }]));
    expect(packet.decode(Buffer.from(octets)).answers?.[0]).toMatchObject({ data: theirs });
  });

  test('client subnet and size', () => {
    const edns = { udpSize: 1232, clientSubnet: '198.51.100.0/24' };
    const octets = encodeQuery(1, { question: { name: 'a.', type: 'A' }, recursionDesired: true, edns });
    expect(packet.decode(Buffer.from(octets)).additionals?.[0]).toMatchObject({
      udpPayloadSize: 1232,
      options: [{ code: 8, family: 1, sourcePrefixLength: 24, scopePrefixLength: 0, ip: '198.51.100.0' }],
    });
  });
});

test('and we read what it writes', () => {
  const octets = packet.encode({
    type: 'response',
    id: 9,
    flags: packet.AUTHORITATIVE_ANSWER,
    questions: [{ type: 'MX', name: 'example.com' }],
    answers: [
      { type: 'MX', name: 'example.com', ttl: 5, data: { preference: 10, exchange: 'Mail.example.com' } },
    ],
  });
  expect(decodeResponse(octets)?.response.answer).toEqual([
    { name: 'example.com.', type: 'MX', ttl: 5, data: '10 mail.example.com.' },
  ]);
});

describe('what strangers send', () => {
  const good = encodeQuery(1, {
    question: { name: 'www.example.com.', type: 'A' },
    recursionDesired: true,
    edns: { udpSize: 512, clientSubnet: '10.0.0.0/8' },
  });
  const changed = (at: number, value: number) => good.map((octet, index) => (index === at ? value : octet));

  test.each([
    ['nothing', new Uint8Array(0), { rcode: 'FORMERR' }],
    ['half a header', good.slice(0, 7), { id: 1, rcode: 'FORMERR' }],
    ['a name without end', good.slice(0, 20), { id: 1, rcode: 'FORMERR' }],
    ['a response', changed(2, 0x80), { rcode: 'FORMERR' }],
    ['an update', changed(2, 5 << 3), { id: 1, rcode: 'NOTIMP' }],
    ['two questions', changed(5, 2), { id: 1, rcode: 'FORMERR' }],
    [
      'a pointer to itself',
      Uint8Array.from([...good.slice(0, 12), 0xc0, 12, 0, 1, 0, 1]),
      { id: 1, rcode: 'FORMERR' },
    ],
    ['class CH', changed(32, 3), { id: 1, rcode: 'REFUSED' }],
  ])('%s', (_, octets, expected) => {
    expect(decodeQuery(octets)).toEqual(expected);
  });

  test('any octets end in a value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(50), (noise, keep) => {
        const octets = Uint8Array.from([...good.slice(0, keep), ...noise]);
        decodeQuery(octets);
        decodeResponse(Uint8Array.from(octets, (octet, index) => (index === 2 ? octet | 0x80 : octet)));
      }),
      { numRuns: 2000 },
    );
  });
});
