/**
 * S3 as clients meet it that don't use its API: CloudFront, browsers, curl. REST endpoints with the bucket in the host
 * or in the path, and website endpoints. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
 */
import type { World } from '../../kernel/world.ts';
import type { Served, Visit } from '../../web/visit.ts';
import { learnerOf } from '../access/context-keys.ts';
import { findBucket } from '../bucket/bucket.ts';
import { isTakenByOthers } from '../bucket/names.ts';
import { accessDenied, methodNotAllowed, noSuchBucket, S3Error } from '../errors.ts';
import { answerBucket } from './buckets.ts';
import { answerPreflight, corsHeaders } from './cross-origin.ts';
import { parseS3Host, type S3Endpoint, type S3Host } from './hosts.ts';
import { answerObject } from './objects.ts';
import { fail, type Outcome, respond, serveRest } from './outcome.ts';
import { isPresigned, judgePresigned } from './presigned.ts';
import { redirection } from './redirect.ts';
import { decodeKey, visitorOf } from './visitor.ts';
import { answerWebsite } from './website.ts';

/**
 * Undefined where the host is none of S3's. `endpoint` says which one the connection was opened to: a host that isn't
 * AWS's (an alias, a CNAME) is then the bucket's name.
 */
export function answerS3(world: World, visit: Visit, endpoint?: S3Endpoint): Served | undefined {
  const { host: name } = visit.request;
  const named = parseS3Host(name);
  const host = named ?? (endpoint && { ...endpoint, bucket: name.toLowerCase().replace(/:\d+$/, '') });
  if (!host) return undefined;
  return host.kind === 'website' ? answerWebsite(world, visit, host) : answerRest(world, visit, host);
}

interface Place {
  readonly bucket: string;
  /** Percent-encoded; empty for the bucket itself. */
  readonly key: string;
}

function placeOf(path: string, host: S3Host): Place {
  const rest = path.replace(/^\//, '');
  if (host.bucket !== undefined) return { bucket: host.bucket, key: rest };
  const slash = rest.indexOf('/');
  return slash < 0 ? { bucket: rest, key: '' } : { bucket: rest.slice(0, slash), key: rest.slice(slash + 1) };
}

function answerRest(world: World, visit: Visit, host: S3Host): Served {
  const place = placeOf(visit.request.path, host);
  const bucket = findBucket(world, place.bucket);
  const extra = bucket && visit.request.method !== 'OPTIONS' ? corsHeaders(bucket, visit.request) : [];
  return serveRest(world, visit, outcomeOf(world, visit, host, place), extra);
}

function outcomeOf(world: World, visit: Visit, host: S3Host, place: Place): Outcome {
  const key = decodeKey(place.key);
  if (key === undefined)
    return fail(
      new S3Error('InvalidURI', "Couldn't parse the specified URI.", 400, { URI: visit.request.path }),
    );
  if (place.bucket === '') return answerRoot(world, visit);
  const bucket = findBucket(world, place.bucket);
  if (!bucket) {
    const resource = place.bucket;
    return isTakenByOthers(resource)
      ? fail(accessDenied(), {
          code: 'foreign-bucket',
          text: `bucket ${resource} belongs to somebody else`,
          resource,
        })
      : fail(noSuchBucket(resource), {
          code: 'no-such-bucket',
          text: `there is no bucket ${resource}`,
          resource,
        });
  }
  const elsewhere = redirection(world, bucket, host, visit);
  if (elsewhere) return elsewhere;
  if (visit.request.method === 'OPTIONS') return answerPreflight(world, bucket, key, visit.request);
  const refused = isPresigned(visit) ? judgePresigned(world, visit) : undefined;
  if (refused) return fail(refused);
  const visitor = visitorOf(world, visit, isPresigned(visit) ? learnerOf(world) : visit.signer);
  return key === '' ? answerBucket(world, bucket, visitor) : answerObject(world, bucket, key, visitor);
}

/** Without a bucket: S3's own front door. */
function answerRoot(world: World, visit: Visit): Outcome {
  const { method } = visit.request;
  if (method !== 'GET' && method !== 'HEAD') return fail(methodNotAllowed(method, 'SERVICE'));
  if (visit.signer)
    return fail(new S3Error('NotImplemented', 'netlab lists buckets through the aws command only', 501));
  return respond(world, 307, [
    ['Location', 'https://aws.amazon.com/s3/'],
    ['Content-Length', '0'],
  ]);
}
