import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ApiDesk } from '../../../src/serve/api/answer.ts';
import { ask, openDesk, request, type Sent, signed } from './setting.ts';

function withBucket(): ApiDesk {
  const desk = openDesk();
  expect(ask(desk, signed('s3', { method: 'PUT', path: '/harbour-photos' })).status).toBe(200);
  return desk;
}

const put = (desk: ApiDesk, path: string, sent: Sent) =>
  ask(desk, signed('s3', { method: 'PUT', path, ...sent }));
const get = (desk: ApiDesk, path: string, sent: Sent = {}) =>
  ask(desk, signed('s3', { method: 'GET', path, ...sent }));

const CHUNKED = {
  'content-encoding': 'aws-chunked',
  'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'x-amz-decoded-content-length': '11',
};
const CHUNKS = '6\r\nhello \r\n5;chunk-signature=00\r\nworld\r\n0\r\n';

describe('buckets are named in the path or in the host', () => {
  it.each([
    ['127.0.0.1:4566', '/harbour-photos/a%20b.txt'],
    ['harbour-photos.s3.amazonaws.com', '/a%20b.txt'],
    ['harbour-photos.s3.us-east-1.amazonaws.com', '/a%20b.txt'],
    ['harbour-photos.s3.localhost:4566', '/a%20b.txt'],
    ['harbour-photos.localhost:4566', '/a%20b.txt'],
  ])('%s', (host, path) => {
    const desk = withBucket();
    put(desk, path, { headers: { host, 'content-type': 'text/plain' }, body: 'ahoy' });
    expect(get(desk, '/harbour-photos/a%20b.txt')).toMatchObject({
      status: 200,
      text: 'ahoy',
      headers: { 'content-type': 'text/plain', etag: `"${createHash('md5').update('ahoy').digest('hex')}"` },
    });
  });
});

describe('bodies in chunks', () => {
  it('are joined, and their trailers checked', () => {
    const desk = withBucket();
    const trailer = 'x-amz-checksum-crc32:DUoRhQ==\r\n\r\n'; // of `hello world`
    expect(put(desk, '/harbour-photos/k', { headers: CHUNKED, body: CHUNKS + trailer }).text).toBe('');
    const { text, headers } = get(desk, '/harbour-photos/k');
    expect(text).toBe('hello world');
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each([
    ['CRC32', 'x-amz-checksum-crc32:AAAAAA==\r\n\r\n', 'The CRC32 you specified did not match'],
    ['SHA256', 'x-amz-checksum-sha256:AAAA\r\n\r\n', 'The SHA256 you specified did not match'],
    ['CRC32C', 'x-amz-checksum-crc32c:AAAAAA==\r\n\r\n', 'The CRC32C you specified did not match'],
  ])('with a wrong %s are refused', (_, trailer, words) => {
    const answer = put(withBucket(), '/harbour-photos/k', { headers: CHUNKED, body: CHUNKS + trailer });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.text).toContain(words);
  });

  it.each([
    ['cut off', '6\r\nhel'],
    ['without an end', '6\r\nhello \r\n5\r\nworld\r\n'],
    ['longer than they say', 'b\r\nhello world!\r\n0\r\n\r\n'],
    ['shorter than the header says', '5\r\nhello\r\n0\r\n\r\n'],
    ['no chunks at all', 'hello world'],
    ['with a size beyond sense', 'ffffffff\r\nhello\r\n0\r\n\r\n'],
  ])('%s are refused', (_, body) => {
    const answer = put(withBucket(), '/harbour-photos/k', { headers: CHUNKED, body });
    expect(answer.text).toContain('<Code>IncompleteBody</Code>');
  });
});

describe('what is no text', () => {
  const octets = Uint8Array.from({ length: 300 }, (_, index) => index % 256);

  it('comes back as it was, and in parts', () => {
    const desk = withBucket();
    put(desk, '/harbour-photos/picture', { body: octets });
    expect(get(desk, '/harbour-photos/picture').body).toEqual(octets);
    const part = get(desk, '/harbour-photos/picture', { headers: { range: 'bytes=250-259' } });
    expect(part).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 250-259/300' } });
    expect(part.body).toEqual(octets.subarray(250, 260));
  });

  it('has the digest of its octets for an ETag', () => {
    const { headers } = put(withBucket(), '/harbour-photos/picture', { body: octets });
    expect(headers.etag).toBe(`"${createHash('md5').update(octets).digest('hex')}"`);
  });
});

describe('presigned URLs', () => {
  const presigned = (date: string, seconds: number) =>
    `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20261123%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=${date}&X-Amz-Expires=${seconds}&X-Amz-SignedHeaders=host&X-Amz-Signature=0`;

  it.each([
    ['within their time', presigned('20261123T095900Z', 300), 200, 'ahoy'],
    ['after it', presigned('20261123T090000Z', 300), 403, 'Request has expired'],
    [
      'for longer than a week',
      presigned('20261123T095900Z', 700_000),
      400,
      'AuthorizationQueryParametersError',
    ],
    [
      'of the old kind',
      `AWSAccessKeyId=AKID&Signature=x&Expires=${Date.UTC(2026, 10, 23, 11) / 1000}`,
      200,
      'ahoy',
    ],
    [
      'of the old kind, too late',
      'AWSAccessKeyId=AKID&Signature=x&Expires=1700000000',
      403,
      'Request has expired',
    ],
  ])('%s', (_, query, status, words) => {
    const desk = withBucket();
    put(desk, '/harbour-photos/k', { body: 'ahoy' });
    const answer = ask(desk, request({ method: 'GET', path: '/harbour-photos/k', query }));
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
  });
});

describe('answers in the way of S3', () => {
  it('a location is a bare word', () => {
    expect(get(withBucket(), '/harbour-photos', { query: 'location' }).text).toContain(
      '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>',
    );
  });

  it('an unsigned request is a visitor, whom the bucket refuses', () => {
    const desk = withBucket();
    put(desk, '/harbour-photos/k', { body: 'ahoy' });
    expect(ask(desk, request({ method: 'GET', path: '/harbour-photos/k' }))).toMatchObject({ status: 403 });
  });
});
