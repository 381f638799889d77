/**
 * S3's waiters, as the AWS CLI's reference of `aws s3api wait` describes them
 * (docs.aws.amazon.com/cli/latest/reference/s3api/wait/).
 */
import type { Acceptor, Waiter } from './waiter.ts';

const FOUND: Acceptor = { matcher: 'status', expected: 200, state: 'success' };
const errorIs = (code: string, state: Acceptor['state']): Acceptor => ({
  matcher: 'error',
  expected: code,
  state,
});

const polling = (name: string, operation: string, acceptors: readonly Acceptor[]): Waiter => ({
  name,
  operation,
  delaySeconds: 5,
  maxAttempts: 20,
  acceptors,
});

export const s3Waiters: readonly Waiter[] = [
  polling('BucketExists', 'HeadBucket', [FOUND, errorIs('403', 'success'), errorIs('404', 'retry')]),
  polling('BucketNotExists', 'HeadBucket', [errorIs('404', 'success')]),
  polling('ObjectExists', 'HeadObject', [FOUND, errorIs('404', 'retry')]),
  polling('ObjectNotExists', 'HeadObject', [errorIs('404', 'success')]),
];
