/** Requests that carry their signature in the query. */
import { judgeQuery, LEARNER_ACCESS_KEY } from '../../../model/signature/presign.ts';
import type { World } from '../../kernel/world.ts';
import type { Visit } from '../../web/visit.ts';
import { accessDenied, S3Error } from '../errors.ts';

export function isPresigned({ request }: Visit): boolean {
  return new URLSearchParams(request.query ?? '').has('X-Amz-Signature');
}

/** What is wrong with the signature; undefined where it is the learner's and still counts. */
export function judgePresigned(world: World, { request }: Visit): S3Error | undefined {
  const { now } = world.clock;
  const { method, host, path, query = '' } = request;
  const judged = judgeQuery({ method, host, path }, new URLSearchParams(query), now);
  switch (judged.verdict) {
    case 'good':
      return undefined;
    case 'malformed':
      return new S3Error(
        'AuthorizationQueryParametersError',
        'Error parsing the X-Amz-Credential parameter.',
        400,
      );
    case 'unknown-key':
      return new S3Error(
        'InvalidAccessKeyId',
        'The AWS Access Key Id you provided does not exist in our records.',
        403,
      );
    case 'wrong-signature':
      return new S3Error(
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
        403,
        { AWSAccessKeyId: LEARNER_ACCESS_KEY },
      );
    case 'expired': {
      const { seconds, expiry } = judged;
      const { code, message, status } = accessDenied('Request has expired');
      return new S3Error(code, message, status, {
        'X-Amz-Expires': String(seconds),
        Expires: iso(expiry),
        ServerTime: iso(now),
      });
    }
  }
}

function iso(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
