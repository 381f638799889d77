import { describe, expect, test } from 'vitest';
import { requestRows, spokenRequestRows } from '../../../../../src/tui/panes/journey/request/request-rows.ts';
import { type Row, rowText, rowWidth } from '../../../../../src/tui/text/row.ts';
import * as journeys from './journeys.ts';

const shown = (rows: readonly Row[]) => rows.map((line) => rowText(line).trimEnd());
const walk = (rows: readonly Row[]) => shown(rows).slice(0, shown(rows).indexOf('Headers that came back'));

describe('a request drawn as a walk', () => {
  test('a miss goes from the edge over the cache behind it to the origin', () => {
    expect(walk(requestRows(journeys.MISS, 76)).join('\n')).toMatchInlineSnapshot(`
      "GET https://d8r9u6u0m03uzm.cloudfront.net/                 ✓ 200 in 586.1 ms
      by the edge NRT57-P3 in Tokyo · Miss from cloudfront · 14 octets

       ● tokyo
       │  DNS  d8r9u6u0m03uzm.cloudfront.net →              18 ms ━
       │       99.86.68.1 +3
       │  TCP  99.86.68.1:443                                1 ms ━
       │  TLS  *.cloudfront.net of Amazon RSA 2048 M01       1 ms ━
       │       h2
       │  HTTP GET / → 200, 14 octets                    566.1 ms ━╌╌╌╌╌╌╌╌╌╌╌╌╌╌━
       ╰▸ edge NRT57-P3 in Tokyo  ○ miss
        ▸ regional cache ap-northeast-1  ○ miss
          Nothing is stored for this request.
          │  DNS  edge-of-the-world.s3.us-east-1.amazon     39 ms ━━
          │       aws.com → 52.216.98.101 +7
          │  TCP  52.216.98.101:443                        167 ms  ━━━━━
          │  TLS  *.s3.us-east-1.amazonaws.com of          167 ms       ━━━━━
          │       Amazon RSA 2048 M01 http/1.1
          │  HTTP GET /index.html → 200, 14 octets         187 ms           ━━━━━━
          ╰▸ S3 in us-east-1
      "
    `);
  });

  test('a hit ends at the edge, and tells its age', () => {
    expect(walk(requestRows(journeys.HIT, 59)).join('\n')).toMatchInlineSnapshot(`
      "GET https://d8r9u6u0m03uzm.cloudfront.net/  ✓ 200 in 8.1 ms
      by the edge NRT57-P3 in Tokyo · Hit from cloudfront · Age
      19 s · 14 octets

       ● tokyo
       │  DNS  d8r9u6u0m03uzm.cloudfront.net      4 ms ━━━━━
       │       → 99.86.68.1 +3 cached
       │  TCP  99.86.68.1:443                     1 ms     ━━
       │  TLS  *.cloudfront.net of Amazon         1 ms       ━
       │       RSA 2048 M01 h2
       │  HTTP GET / → 200, 14 octets           2.1 ms        ━━━
       ╰▸ edge NRT57-P3 in Tokyo  ✓ hit
          Found: 19 s old, good for another 41 s, because the
          origin allows a minute of it.
      "
    `);
  });

  test('a refusal tells the setting first', () => {
    expect(walk(requestRows(journeys.FORBIDDEN, 76)).slice(0, 8).join('\n')).toMatchInlineSnapshot(`
      "GET https://d8r9u6u0m03uzm.cloudfront.net/none             ✗ 403 in 505.1 ms
      by the edge LIM50-P2 in Lima · Error from cloudfront · 243 octets

      What to change
      ✗ The bucket edge-of-the-world has no object none: allow s3:ListBucket on
        it, and who asks is told so with a 404.

       ● lima"
    `);
  });

  test('an origin that nobody knows is marked where the walk ends', () => {
    const rows = walk(requestRows(journeys.LOST_ORIGIN, 76));
    expect(rows.filter((line) => line.includes('✗'))).toMatchInlineSnapshot(`
      [
        "GET https://dgytjel4dp0w1g.cloudfront.net/                 ✗ 502 in 113.2 ms",
        "✗ nobody.example.test cannot be resolved: there is no such name. Ask for",
        " ╰▸ edge LIM50-P2 in Lima  ✗ no answer",
        "  ▸ regional cache sa-east-1  ✗ no answer",
        "    │✗ DNS  nobody.example.test NXDOMAIN              16 ms      ━━━",
      ]
    `);
  });

  test('without an answer there is no header to explain', () => {
    expect(shown(requestRows(journeys.REFUSED, 76)).join('\n')).toMatchInlineSnapshot(`
      "GET http://127.0.0.1/                                      ✗ refused in 0 ms

      What to change
      ✗ Nothing listens on lima itself.

       ● lima
       │✗ TCP  127.0.0.1:80 refused                          0 ms ━
       │       Nothing listens on lima itself."
    `);
  });

  test('in a narrow pane the outcome has a row of its own', () => {
    expect(walk(requestRows(journeys.HIT, 34)).slice(0, 6).join('\n')).toMatchInlineSnapshot(`
      "GET https://d8r9u6u0m03uzm.cloudfr
      ont.net/
      ✓ 200 in 8.1 ms
      by the edge NRT57-P3 in Tokyo ·
      Hit from cloudfront · Age 19 s ·
      14 octets"
    `);
  });
});

test.each(Object.entries(journeys.ALL))('%s fits in its pane, however wide', (_name, journey) => {
  for (const width of [44, 56, 59, 76, 115, 200]) {
    const widths = [...requestRows(journey, width), ...spokenRequestRows(journey, width)].map(rowWidth);
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
  }
});

test('for the ear it is told in sentences', () => {
  expect(shown(spokenRequestRows(journeys.UNKNOWN_NAME, 200)).join('\n')).toMatchInlineSnapshot(`
    "lima asks for GET https://nobody.example.test/.

    ✗ DNS      11 ms  lima, by resolver-lima, finds no address for nobody.example.test (NXDOMAIN).
    nobody.example.test cannot be resolved: there is no such name.

    It ends here, after 11 ms: nobody.example.test cannot be resolved: there is no such name.

    What to change
    ✗ nobody.example.test cannot be resolved: there is no such name. Ask for nobody.example.test with dig: its walk shows who doesn't know it."
  `);
});
