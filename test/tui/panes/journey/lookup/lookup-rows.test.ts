import { describe, expect, test } from 'vitest';
import { lookupRows, type ShownLookup } from '../../../../../src/tui/panes/journey/lookup/lookup-rows.ts';
import { remedies } from '../../../../../src/tui/panes/journey/lookup/remedies.ts';
import { type Row, rowText, rowWidth } from '../../../../../src/tui/text/row.ts';
import * as walks from './steps.ts';

const shown = (rows: readonly Row[]) => rows.map((line) => rowText(line).trimEnd()).join('\n');

function journey(rcode: string, steps: ShownLookup['steps']): ShownLookup {
  const last = steps.at(-1);
  return {
    asker: 'lisbon',
    asked: 'www.shop.example. A',
    rcode,
    steps,
    answer: last?.records ?? [],
    elapsedMs: last?.atMs ?? 0,
  };
}

describe('a resolution', () => {
  test('from the stub over root and top-level domain to the authority', () => {
    expect(shown(lookupRows(journey('NOERROR', walks.found), 62))).toMatchInlineSnapshot(`
      "www.shop.example. A                        ✓ NOERROR in 141 ms

       ● lisbon asks 203.0.113.10 for www.shop.example. A
       │ ○ not in the cache: www.shop.example. A
       │ ◆ root  a.root-servers.net. 198.41.0.4                20 ms
       │ ╰▸ ask for example. at ns1.nic.example. and 1 more TTL 2d
       │   ◆ example.  ns1.nic.example. 192.5.6.30             32 ms
       │   ╰▸ ask for shop.example. at ns-4.awsdns-00.com. and 2
       │      more TTL 2d
       │     ┊ first, where is ns-4.awsdns-00.com.?
       │     ┊ ● in the cache for 1h more: 205.251.192.4
       │     ◆ shop.example.  ns-4.awsdns-00.com.              87 ms
       │       205.251.192.4
       │     ╰✓ 198.51.100.7 TTL 60 s
       ● lisbon is told 198.51.100.7"
    `);
  });

  test('that fails tells what would mend it', () => {
    expect(shown(lookupRows(journey('SERVFAIL', walks.lame), 62))).toMatchInlineSnapshot(`
      "www.shop.example. A                       ✗ SERVFAIL in 941 ms

       ● lisbon asks 203.0.113.10 for www.shop.example. A
       │ ○ not in the cache: www.shop.example. A
       │ ◆ root  a.root-servers.net. 198.41.0.4                20 ms
       │ ╰▸ ask for example. at ns1.nic.example. and 1 more TTL 2d
       │   ◆ example.  ns1.nic.example. 192.5.6.30             32 ms
       │   ╰▸ ask for shop.example. at ns-4.awsdns-00.com. and 2
       │      more TTL 2d
       │     ◆ shop.example.  ns-4.awsdns-00.com.              87 ms
       │       205.251.192.4
       │     ╰✗ 205.251.192.4 answers REFUSED.
       │     ◆ shop.example.  ns-700.awsdns-23.net.           800 ms
       │       205.251.194.188
       │     ╰✗ 205.251.194.188 does not answer within 800 ms: the
       │        instance is stopped.
       │     ✗ www.shop.example. A cannot be found: no server of
       │       shop.example. was of any use.
       ● lisbon is told SERVFAIL

      What would mend it
      1. ns-4.awsdns-00.com. is not in charge of shop.example.: give
         the zone above, and the registrar, the name servers that
         the zone itself names.
      2. ns-700.awsdns-23.net. is silent: see that it runs, and that
         filters and routes let udp/53 and tcp/53 to it, and its
         answers back."
    `);
  });

  test('that the cache answers with nothing tells for how long', () => {
    expect(shown(lookupRows(journey('NXDOMAIN', walks.remembered), 62))).toMatchInlineSnapshot(`
      "www.shop.example. A                         ✗ NXDOMAIN in 2 ms

       ● lisbon asks 203.0.113.10 for www.shop.example. A
       │ ● in the cache for 43 s more: there is no www.shop.example.
       │   A
       ● lisbon is told NXDOMAIN

      What would mend it
      1. The cache remembers that there is nothing: what you add now
         is seen once 43 more seconds have passed."
    `);
  });

  test('over another name starts again from the left', () => {
    const alias = {
      server: walks.AUTHORITY,
      records: [walks.record('www.shop.example.', 'CNAME', 300, 'a.cdn.test.')],
    };
    const steps = [
      ...walks.toTheAuthority,
      walks.step('ask', 52, '', { server: walks.AUTHORITY }),
      walks.step('cname', 80, '', alias),
      walks.step('cache-miss', 80, '', { question: { name: 'a.cdn.test.', type: 'A' } }),
      walks.step('ask', 80, '', { server: walks.ROOT_SERVER }),
    ];
    const lines = shown(lookupRows(journey('NOERROR', steps), 62)).split('\n');
    expect(lines.slice(-3)).toEqual([
      ' │     ╰▸ another name for a.cdn.test.',
      ' │ ○ not in the cache: a.cdn.test. A',
      ' │ ◆ root  a.root-servers.net. 198.41.0.4',
    ]);
  });

  test.each([24, 40, 56, 62, 76, 156])('fits %i columns', (width) => {
    for (const steps of [walks.found, walks.lame, walks.remembered]) {
      for (const line of lookupRows(journey('NOERROR', steps), width)) {
        expect(rowWidth(line)).toBeLessThanOrEqual(Math.max(width, 32));
      }
    }
  });
});

describe('remedies', () => {
  test('are for what went wrong in the end, not for what was got around', () => {
    const around = [
      ...walks.lame.slice(0, -2),
      walks.step('ask', 939, '', { server: walks.AUTHORITY }),
      walks.step('answer', 960, '', {
        records: [walks.record('www.shop.example.', 'A', 60, '198.51.100.7')],
      }),
    ];
    expect(remedies(around)).toEqual([]);
    expect(remedies(walks.lame)).toHaveLength(2);
  });

  test('are for a host without a resolver, too', () => {
    const shownRows = shown(lookupRows(journey('NO_SERVER', []), 62));
    expect(shownRows).toContain('✗ NO SERVER');
    expect(shownRows).toContain('There is nobody to ask');
  });

  test('are named once, however often it went wrong', () => {
    const twice = [...walks.remembered, ...walks.remembered];
    expect(remedies(twice)).toEqual(remedies(walks.remembered));
  });
});
