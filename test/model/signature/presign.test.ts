import { describe, expect, it, test } from 'vitest';
import {
  judgeQuery,
  LEARNER_ACCESS_KEY,
  LEARNER_SECRET,
  presignedQuery,
} from '../../../src/model/signature/presign.ts';

import { askAwsCli, hasAwsCli } from '../../shell/aws/awscli.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const REQUEST = { method: 'GET', host: 'b.s3.us-east-1.amazonaws.com', path: '/k.html' };
const signed = (seconds = 60) =>
  new URLSearchParams(presignedQuery(REQUEST, { region: 'us-east-1', now: NOW, expiresSeconds: seconds }));

describe('a signed query', () => {
  it('is good for its request until it expires', () => {
    expect(judgeQuery(REQUEST, signed(), NOW + 60_000)).toEqual({ verdict: 'good' });
    expect(judgeQuery(REQUEST, signed(), NOW + 60_001)).toEqual({
      verdict: 'expired',
      seconds: 60,
      expiry: NOW + 60_000,
    });
  });

  test.each([
    ['another key', { path: '/other.html' }],
    ['another bucket', { host: 'c.s3.us-east-1.amazonaws.com' }],
    ['another method', { method: 'PUT' }],
  ])('is not good for %s', (_name, change) => {
    expect(judgeQuery({ ...REQUEST, ...change }, signed(), NOW)).toEqual({ verdict: 'wrong-signature' });
  });

  test.each([
    ['X-Amz-Expires', '600', 'wrong-signature'],
    ['X-Amz-Expires', '604801', 'malformed'],
    ['X-Amz-Date', 'yesterday', 'malformed'],
    ['X-Amz-Credential', 'AKIAIOSFODNN7EXAMPLE/20260105/us-east-1/s3/aws4_request', 'unknown-key'],
    ['X-Amz-Algorithm', 'AWS', 'malformed'],
  ])('with %s changed to %s is %s', (name, value, verdict) => {
    const query = signed();
    query.set(name, value);
    expect(judgeQuery(REQUEST, query, NOW)).toEqual({ verdict });
  });
});

describe.skipIf(!hasAwsCli)('beside botocore', () => {
  it.each(['k.html', 'a b/ü+(1).txt', 'x'])('signs %s alike', (key) => {
    const path = `/${key.split('/').map(encodeURIComponent).join('/')}`.replace(/[()]/g, (c) =>
      c === '(' ? '%28' : '%29',
    );
    const theirs = askAwsCli<string>(
      `import datetime
import botocore.auth as auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
moment = datetime.datetime.fromtimestamp(request['now'] / 1000, datetime.timezone.utc)
auth.get_current_datetime = lambda *_: moment
sent = AWSRequest(method='GET', url=request['url'])
auth.S3SigV4QueryAuth(Credentials(request['key'], request['secret']), 's3', 'us-east-1', expires=60).add_auth(sent)
answer(sent.url)
`,
      { now: NOW, url: `https://${REQUEST.host}${path}`, key: LEARNER_ACCESS_KEY, secret: LEARNER_SECRET },
    );
    const ours = new URLSearchParams(
      presignedQuery({ ...REQUEST, path }, { region: 'us-east-1', now: NOW, expiresSeconds: 60 }),
    );
    const query = new URLSearchParams(theirs.slice(theirs.indexOf('?') + 1));
    expect(Object.fromEntries(query)).toEqual(Object.fromEntries(ours));
  });
});
