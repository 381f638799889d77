import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/model/protocol/codec.ts';
import { ask, json, openDesk, query, request, signed } from './setting.ts';

const GOOD: readonly HttpRequest[] = [
  query(
    'ec2',
    'Version=2016-11-15&Action=DescribeVpcs&Filter.1.Name=cidr&Filter.1.Value.1=10.0.0.0%2F8&MaxResults=5',
  ),
  query(
    'ec2',
    'Version=2016-11-15&Action=CreateVpc&CidrBlock=10.0.0.0%2F16&TagSpecification.1.ResourceType=vpc&TagSpecification.1.Tag.1.Key=Name',
  ),
  query(
    'elasticloadbalancing',
    'Version=2015-12-01&Action=DescribeLoadBalancers&Names.member.1=a&PageSize=3',
  ),
  json(
    'acm',
    'CertificateManager.RequestCertificate',
    '{"DomainName":"a.example","SubjectAlternativeNames":["b.example"],"Options":{"X":1}}',
  ),
  signed('route53', {
    path: '/2013-04-01/hostedzone',
    body: '<CreateHostedZoneRequest><Name>a.example</Name><CallerReference>1</CallerReference></CreateHostedZoneRequest>',
  }),
  signed('cloudfront', { method: 'GET', path: '/2020-05-31/distribution', query: 'MaxItems=3&Marker=a' }),
  signed('s3', {
    method: 'PUT',
    path: '/hostile-harbour/a%20b',
    headers: { 'x-amz-meta-a': 'b', 'content-type': 'text/plain' },
    body: 'ahoy',
  }),
  signed('s3', { method: 'GET', path: '/hostile-harbour', query: 'list-type=2&prefix=a&max-keys=2' }),
  signed('s3', {
    method: 'PUT',
    path: '/hostile-harbour/k',
    headers: {
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '5',
    },
    body: '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n',
  }),
  request({
    method: 'GET',
    path: '/hostile-harbour/a',
    query:
      'X-Amz-Credential=a/20260101/us-east-1/s3/aws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60',
  }),
];

const NASTY = [
  '',
  '%',
  '%00',
  '%zz',
  '../..',
  '__proto__',
  'constructor',
  '\u0000',
  '\u001b[2J',
  '<',
  '&a;',
  ']]>',
  '{',
  '"',
  '-1',
  '1e999',
  '9'.repeat(400),
  'é',
  '🦊',
  '.'.repeat(70),
];

/** A good request with a few pieces of one of its parts bent. */
const bent = fc
  .tuple(
    fc.constantFrom(...GOOD),
    fc.constantFrom('path', 'query', 'body', 'header', 'method'),
    fc.constantFrom(...NASTY),
    fc.nat(1000),
    fc.boolean(),
  )
  .map(([good, part, nasty, at, cuts]): HttpRequest => {
    const bend = (text: string) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + nasty + (cuts ? '' : text.slice(place));
    };
    if (part === 'body')
      return { ...good, body: new TextEncoder().encode(bend(new TextDecoder().decode(good.body))) };
    if (part === 'header') {
      const names = Object.keys(good.headers);
      const name = names[at % names.length]!;
      return { ...good, headers: { ...good.headers, [name]: bend(good.headers[name]!) } };
    }
    if (part === 'method')
      return {
        ...good,
        method: ['GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS', 'BREW'][at % 8]!,
      };
    return { ...good, [part]: bend(good[part as 'path' | 'query']) };
  });

const random = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS'),
    path: fc.string({ maxLength: 30 }).map((text) => `/${text}`),
    query: fc.string({ maxLength: 30 }),
    body: fc.uint8Array({ maxLength: 80 }),
    service: fc.constantFrom('ec2', 'sts', 'acm', 's3', 'route53', 'cloudfront', 'dynamodb', ''),
    target: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
  })
  .map(({ service, target, ...sent }) => {
    const headers = target === undefined ? {} : { 'x-amz-target': target };
    return service === '' ? request({ ...sent, headers }) : signed(service, { ...sent, headers });
  });

describe('whatever is sent', () => {
  it.each([
    ['bent', bent],
    ['at random', random],
  ])('%s is answered, never with an error of ours', (_, requests) => {
    const desk = openDesk();
    ask(desk, signed('s3', { method: 'PUT', path: '/hostile-harbour' }));
    fc.assert(
      fc.property(requests, (sent) => {
        const { status, headers } = ask(desk, sent);
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status === 501 || status < 500).toBe(true);
        for (const value of Object.values(headers)) expect(value).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
      }),
      { seed: 11, numRuns: 500 },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
