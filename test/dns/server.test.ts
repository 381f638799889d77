import { describe, expect, test } from 'vitest';
import { compileZone } from '../../src/dns/authority/compile-zone.ts';
import { createServer, respond } from '../../src/dns/authority/respond.ts';
import { encodeResponse } from '../../src/dns/message/codec.ts';
import type { Query } from '../../src/dns/query.ts';
import type { QueryType } from '../../src/dns/record.ts';
import type { QueryContext, Zone } from '../../src/dns/zone.ts';
import { parsePrefix, prefixCovers } from '../../src/kit/prefix.ts';
import { shown, simpleZone } from './build.ts';

const CONTEXT = { source: { family: 4, value: 0 }, chance: 0, transport: 'udp' } as const;
const query = (name: string, type: QueryType, edns?: Query['edns']): Query => ({
  question: { name, type },
  recursionDesired: false,
  ...(edns ? { edns } : {}),
});

describe('several zones', () => {
  const parent = simpleZone(
    'example.com.',
    'ns.example.com.',
    `sub.example.com. 3600 NS ns.sub.example.com.
     sub.example.com. 3600 DS 1 13 2 ABCD
     ns.sub.example.com. 3600 A 192.0.2.1
     deep.other.example.com. 60 A 192.0.2.2`,
  );
  const child = simpleZone('sub.example.com.', 'ns.sub.example.com.', 'www.sub.example.com. 60 A 192.0.2.3');
  const both = createServer([compileZone(parent), compileZone(child)]);
  const parentOnly = createServer([compileZone(parent)]);

  test('the most specific answers, though its parent is here too', () => {
    const { authoritative, answer } = respond(both, query('www.sub.example.com.', 'A'), CONTEXT);
    expect([authoritative, ...answer.map(shown)]).toEqual([true, 'www.sub.example.com. 60 A 192.0.2.3']);
  });

  test('the parent alone refers (R-R53-70)', () => {
    const { authoritative, authority, additional } = respond(
      parentOnly,
      query('www.sub.example.com.', 'A'),
      CONTEXT,
    );
    expect([authoritative, ...authority.map(shown), ...additional.map(shown)]).toEqual([
      false,
      'sub.example.com. 3600 NS ns.sub.example.com.',
      'ns.sub.example.com. 3600 A 192.0.2.1',
    ]);
  });

  test.each([
    ['both', both],
    ['the parent alone', parentOnly],
  ])('DS is the parent’s to answer: %s', (_, server) => {
    const { authoritative, answer } = respond(server, query('sub.example.com.', 'DS'), CONTEXT);
    expect([authoritative, ...answer.map(shown)]).toEqual([true, 'sub.example.com. 3600 DS 1 13 2 ABCD']);
  });

  test.each<[string, QueryType]>([
    ['example.org.', 'A'],
    ['com.', 'NS'],
    ['example.com.', 'AXFR'],
  ])('%s %s is refused (R-R53-15)', (name, type) => {
    const { rcode, authoritative, answer } = respond(both, query(name, type), CONTEXT);
    expect([rcode, authoritative, answer]).toEqual(['REFUSED', false, []]);
  });

  test('ANY gets one set, and no alias is followed for it', () => {
    const { answer } = respond(both, query('example.com.', 'ANY'), CONTEXT);
    expect(new Set(answer.map(({ type }) => type)).size).toBe(1);
  });
});

describe('size', () => {
  const many = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `big.example.com. 60 TXT "${String(index).padStart(40, 'x')}"`,
    );
  const glue = Array.from(
    { length: 13 },
    (_, index) => `cut.example.com. 60 NS n${index}.cut.example.com.
      n${index}.cut.example.com. 60 A 192.0.2.${index}
      n${index}.cut.example.com. 60 AAAA 2001:db8::${index}`,
  );
  const server = createServer([
    compileZone(
      simpleZone(
        'example.com.',
        'ns.example.com.',
        [
          ...many(60),
          ...glue,
          ...Array.from(
            { length: 9 },
            (_, index) => `small.example.com. 60 TXT "${String(index).padStart(37, 'y')}"`,
          ),
          'ns.example.com. 60 A 192.0.2.53',
        ].join('\n'),
      ),
    ),
  ]);

  test.each([
    [undefined, true],
    [{ udpSize: 512 }, true],
    [{ udpSize: 100 }, true],
    [{ udpSize: 3000 }, true],
    [{ udpSize: 4096 }, false],
    [{ udpSize: 65535 }, false],
  ])('60 strings of 40 octets with EDNS %j: TC %s (R-R53-73)', (edns, truncated) => {
    const response = respond(server, query('big.example.com.', 'TXT', edns), CONTEXT);
    expect([response.truncated, response.answer.length]).toEqual([truncated, truncated ? 0 : 60]);
    const limit = Math.max(512, Math.min(4096, edns?.udpSize ?? 512));
    expect(encodeResponse(1, response).length).toBeLessThanOrEqual(limit);
  });

  test('over TCP all of it comes', () => {
    const response = respond(server, query('big.example.com.', 'TXT'), { ...CONTEXT, transport: 'tcp' });
    expect([response.truncated, response.answer.length]).toEqual([false, 60]);
  });

  test('what is only helpful is left out first, without TC', () => {
    const response = respond(server, query('small.example.com.', 'TXT'), CONTEXT);
    expect([response.truncated, response.answer.length]).toEqual([false, 9]);
    expect(response.additional).toEqual([]);
  });

  test('a referral whose glue does not fit is cut (RFC 9471)', () => {
    const cut = respond(server, query('www.cut.example.com.', 'A'), CONTEXT);
    expect(cut.truncated).toBe(true);
    const whole = respond(server, query('www.cut.example.com.', 'A', { udpSize: 1232 }), CONTEXT);
    expect([whole.truncated, whole.additional.length]).toEqual([false, 26]);
  });
});

describe('answers that depend on who asks', () => {
  const near = parsePrefix('198.51.100.0/24');
  const zone: Zone = {
    apex: 'example.com.',
    sets: [
      ...simpleZone('example.com.', 'ns.example.com.', '').sets,
      {
        name: 'www.example.com.',
        type: 'A',
        answer: ({ clientSubnet, chance }: QueryContext) => {
          if (chance > 0.9) return undefined;
          const isNear = clientSubnet && near && prefixCovers(near, clientSubnet);
          return { ttl: 60, data: [isNear ? '192.0.2.1' : '192.0.2.2'], scope: 24 };
        },
      },
    ],
  };
  const server = createServer([compileZone(zone)]);

  test.each([
    ['198.51.100.0/24', '192.0.2.1', 24],
    ['203.0.113.0/24', '192.0.2.2', 24],
  ])('client subnet %s: %s, for /%i (R-R53-75)', (clientSubnet, data, scope) => {
    const edns = { udpSize: 1232, clientSubnet };
    const response = respond(server, query('www.example.com.', 'A', edns), CONTEXT);
    expect(response.answer.map((record) => record.data)).toEqual([data]);
    expect(response.edns).toMatchObject({ clientSubnet, scope });
  });

  test('fixed sets hold for everyone: scope 0', () => {
    const edns = { udpSize: 1232, clientSubnet: '198.51.100.0/24' };
    expect(respond(server, query('example.com.', 'NS', edns), CONTEXT).edns).toMatchObject({ scope: 0 });
  });

  test('without the option none comes back', () => {
    const response = respond(server, query('www.example.com.', 'A', { udpSize: 1232 }), CONTEXT);
    expect(response.edns).toEqual({ udpSize: 4096 });
  });

  test('a set with nothing for the asker is no data, not an unknown name', () => {
    const response = respond(server, query('www.example.com.', 'A'), { ...CONTEXT, chance: 0.95 });
    expect([response.rcode, response.answer, response.authority[0]?.type]).toEqual(['NOERROR', [], 'SOA']);
  });
});
