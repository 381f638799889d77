/**
 * What browsers ask before, and read of, requests from pages of other origins (Fetch standard, CORS protocol).
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors-troubleshooting.html
 */
import { type Headers, type HttpRequest, headerOf } from '../../../cdn/message.ts';
import type { World } from '../../kernel/world.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { matchingRule } from '../cors/cors.ts';
import { S3Error } from '../errors.ts';
import { fail, type Outcome, respond } from './outcome.ts';

const VARY = ['Vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method'] as const;

type Rule = NonNullable<ReturnType<typeof matchingRule>>;

/** Of an actual request: nothing unless it names its origin and a rule allows that. */
export function corsHeaders(bucket: BucketItem, { method, headers }: HttpRequest): Headers {
  const origin = headerOf(headers, 'origin');
  if (origin === undefined) return [];
  const rule = matchingRule(bucket, { origin, method, headers: [] });
  return rule ? [...allowing(rule, origin), VARY] : [];
}

export function answerPreflight(
  world: World,
  bucket: BucketItem,
  key: string,
  { headers }: HttpRequest,
): Outcome {
  const origin = headerOf(headers, 'origin');
  const method = headerOf(headers, 'access-control-request-method');
  if (origin === undefined)
    return fail(new S3Error('BadRequest', 'Insufficient information. Origin request header needed.', 400));
  if (method === undefined)
    return fail(new S3Error('BadRequest', 'Invalid Access-Control-Request-Method: null', 400));
  const asked = (headerOf(headers, 'access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (!bucket.Cors)
    return forbidden(
      bucket,
      key,
      method,
      'CORSResponse: CORS is not enabled for this bucket.',
      'cors-not-enabled',
    );
  const rule = matchingRule(bucket, { origin, method, headers: asked });
  if (!rule) {
    return forbidden(
      bucket,
      key,
      method,
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
      'no-cors-rule-allows',
    );
  }
  return respond(world, 200, [
    ...allowing(rule, origin),
    ...(asked.length > 0 ? [['Access-Control-Allow-Headers', asked.join(', ').toLowerCase()] as const] : []),
    VARY,
    ['Content-Length', '0'],
  ]);
}

function allowing(rule: Rule, origin: string): Headers {
  const anyone = rule.AllowedOrigins?.includes('*') ?? false;
  return [
    ['Access-Control-Allow-Origin', anyone ? '*' : origin],
    ['Access-Control-Allow-Methods', (rule.AllowedMethods ?? []).join(', ')],
    ...(rule.ExposeHeaders?.length
      ? [['Access-Control-Expose-Headers', rule.ExposeHeaders.join(', ')] as const]
      : []),
    ...(rule.MaxAgeSeconds === undefined
      ? []
      : [['Access-Control-Max-Age', String(rule.MaxAgeSeconds)] as const]),
    ...(anyone ? [] : [['Access-Control-Allow-Credentials', 'true'] as const]),
  ];
}

function forbidden(bucket: BucketItem, key: string, method: string, message: string, code: string): Outcome {
  const error = new S3Error('AccessForbidden', message, 403, {
    Method: method,
    ResourceType: key === '' ? 'BUCKET' : 'OBJECT',
  });
  const text = bucket.Cors
    ? `no CORS rule of bucket ${bucket.Name} fits origin, method and headers of the preflight`
    : `bucket ${bucket.Name} has no CORS rules: put-bucket-cors`;
  return fail(error, { code, text, resource: bucket.Name });
}
