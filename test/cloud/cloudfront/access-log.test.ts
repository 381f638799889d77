import { describe, expect, it } from 'vitest';
import { textBody } from '../../../src/cdn/index.ts';
import { accessLogKey, accessLogText } from '../../../src/cloud/cloudfront/access-log/file.ts';
import {
  accessLogLine,
  LOG_FIELDS,
  type ServedRequest,
} from '../../../src/cloud/cloudfront/access-log/line.ts';

const SERVED: ServedRequest = {
  endedAtMs: Date.UTC(2026, 0, 5, 8, 30, 15),
  takenMs: 82,
  firstByteMs: 81.6,
  edge: 'LIS50-C1',
  requestId: 'rid==',
  domainName: 'd111111abcdef8.cloudfront.net',
  viewer: { address: '192.0.2.183', port: 54_321 },
  request: {
    method: 'GET',
    scheme: 'https',
    host: 'www.example.com',
    path: '/a%20b.jpg',
    query: 'size=large&n=[1]',
    headers: [
      ['User-Agent', 'curl/8.5.0 (x)'],
      ['Cookie', 'a=1; b=2'],
    ],
  },
  response: {
    status: 206,
    headers: [
      ['Content-Type', 'image/jpeg'],
      ['Content-Length', '5'],
      ['Content-Range', 'bytes 10-14/200'],
    ],
    body: textBody('hello'),
  },
  requestOctets: 210,
  responseOctets: 405,
  version: 'HTTP/2.0',
  tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
  result: 'Hit',
};

/** From field to value. */
function logged(served: ServedRequest, includeCookies = false) {
  const values = accessLogLine(served, { includeCookies }).split('\t');
  expect(values).toHaveLength(33);
  return Object.fromEntries(LOG_FIELDS.map((name, index) => [name, values[index]]));
}

describe('standard logs (R-CF-140)', () => {
  it('have the 33 fields, in order', () => {
    expect(accessLogText([])).toBe(
      `#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start sc-range-end\n`,
    );
  });

  it('tell a request in a line', () => {
    expect(accessLogLine(SERVED, { includeCookies: true }).replaceAll('\t', ' ')).toBe(
      '2026-01-05 08:30:15 LIS50-C1 405 192.0.2.183 GET d111111abcdef8.cloudfront.net /a%2520b.jpg 206 - curl/8.5.0%20(x) size=large&n=%5B1%5D a=1;%20b=2 Hit rid== www.example.com https 210 0.082 - TLSv1.3 TLS_AES_128_GCM_SHA256 Hit HTTP/2.0 - - 54321 0.082 Hit image/jpeg 5 10 14',
    );
  });

  it('keep cookies to themselves unless asked', () => {
    expect(logged(SERVED)['cs(Cookie)']).toBe('-');
    expect(logged(SERVED, true)['cs(Cookie)']).toBe('a=1;%20b=2');
  });

  it('say what an error was, and nothing of TLS without it', () => {
    const { tls: _none, ...plain } = SERVED;
    const request = { ...SERVED.request, scheme: 'http' as const, headers: [] };
    const fields = logged({ ...plain, request, result: 'Error', detailedResult: 'OriginDnsError' });
    expect(fields).toMatchObject({
      'cs-protocol': 'http',
      'ssl-protocol': '-',
      'ssl-cipher': '-',
      'cs(User-Agent)': '-',
      'x-edge-result-type': 'Error',
      'x-edge-detailed-result-type': 'OriginDnsError',
    });
  });

  it.each(['\t', '\n', ' ', '<', '"', '%', '|', 'é', '😀'])('encode %j', (character) => {
    const headers = [['Referer', `x${character}y`] as const];
    const value = logged({ ...SERVED, request: { ...SERVED.request, headers } })['cs(Referer)'] ?? '';
    expect(value).toMatch(/^x(%[0-9A-F]{2})+y$/);
    expect(decodeURIComponent(value)).toBe(`x${character}y`);
  });

  it.each([
    ['', 'E2K2.2026-01-05-08.12f7e4b7.gz'],
    ['logs', 'logs/E2K2.2026-01-05-08.12f7e4b7.gz'],
    ['logs/site/', 'logs/site/E2K2.2026-01-05-08.12f7e4b7.gz'],
  ])('go into files with the prefix %j', (prefix, expected) => {
    expect(accessLogKey(prefix, 'E2K2', SERVED.endedAtMs, '12f7e4b7')).toBe(expected);
  });
});
