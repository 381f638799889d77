/**
 * Website endpoints: index and error documents, redirects, HTML where the REST endpoint says XML; for everybody, GET
 * and HEAD only, HTTP only. https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 */
import type { HttpResponse } from '../../../cdn/message.ts';
import { NO_BODY, withHeader } from '../../../cdn/message.ts';
import { selectResponse } from '../../../cdn/select/select-response.ts';
import type { World } from '../../kernel/world.ts';
import type { Reason, Served, Visit } from '../../web/visit.ts';
import { authorize } from '../access/authorize.ts';
import { objectKeys } from '../access/context-keys.ts';
import { type BucketItem, findBucket, objectArn } from '../bucket/bucket.ts';
import { accessDenied, methodNotAllowed, noSuchBucket, noSuchKey, S3Error } from '../errors.ts';
import { currentObject, type ObjectVersion } from '../object/object.ts';
import { noSuchWebsite } from '../website/configuration.ts';
import { type Redirection, redirectAll, redirectionFor } from '../website/redirects.ts';
import { corsHeaders } from './cross-origin.ts';
import type { S3Host } from './hosts.ts';
import { htmlError, htmlRedirect } from './html.ts';
import { idHeaders, idsOf, SERVER } from './outcome.ts';
import { representation } from './representation.ts';
import { decodeKey, type Visitor, visitorOf } from './visitor.ts';

/** A page, a way elsewhere, or what is wrong. */
type Found =
  | { readonly kind: 'object'; readonly object: ObjectVersion }
  | { readonly kind: 'redirect'; readonly to: Redirection }
  /** The path of a folder that has an index: its slash is missing. */
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'error'; readonly error: S3Error; readonly reason?: Reason };

export function answerWebsite(world: World, visit: Visit, host: S3Host): Served {
  const bucket = findBucket(world, host.bucket);
  const found = find(world, visit, bucket, host);
  const response = shape(world, visit, bucket, found);
  const headers = [
    ...idHeaders(idsOf(world, visit), world),
    ...response.headers,
    ...(bucket ? corsHeaders(bucket, visit.request) : []),
    SERVER,
  ];
  const reason = found.kind === 'error' && found.reason && { reason: found.reason };
  return { response: { ...response, headers }, world, ...reason };
}

function find(world: World, visit: Visit, bucket: BucketItem | undefined, host: S3Host): Found {
  const { method, path } = visit.request;
  const name = host.bucket ?? '';
  if (!bucket || bucket.Region !== host.region) {
    const text = bucket
      ? `bucket ${name} is in ${bucket.Region}: its website is at that region's endpoint`
      : `there is no bucket ${name}: a website's bucket must be called as its host`;
    return failed(noSuchBucket(name), 'no-such-bucket', text, name);
  }
  const website = bucket.Website;
  if (!website)
    return failed(noSuchWebsite(name), 'no-website', `bucket ${name} is no website: aws s3 website`, name);
  if (method !== 'GET' && method !== 'HEAD')
    return { kind: 'error', error: methodNotAllowed(method, 'OBJECT') };
  const whole = redirectAll(website, visit.request);
  if (whole) return { kind: 'redirect', to: whole };
  const key = decodeKey(path.replace(/^\//, ''));
  if (key === undefined)
    return { kind: 'error', error: new S3Error('InvalidURI', "Couldn't parse the specified URI.", 400) };
  const early = redirectionFor(website, key, undefined, visit.request);
  if (early) return { kind: 'redirect', to: early };
  const found = look(world, bucket, key, visitorOf(world, visit, undefined));
  if (found.kind !== 'error') return found;
  const late = redirectionFor(website, key, found.error.status, visit.request);
  return late ? { kind: 'redirect', to: late } : found;
}

function look(world: World, bucket: BucketItem, key: string, visitor: Visitor): Found {
  const suffix = bucket.Website?.IndexDocument?.Suffix ?? '';
  const wanted = key === '' || key.endsWith('/') ? `${key}${suffix}` : key;
  const object = currentObject(bucket, wanted);
  if (!object) {
    if (wanted === key && currentObject(bucket, `${key}/${suffix}`))
      return { kind: 'folder', path: `${visitor.visit.request.path}/` };
    return failed(
      noSuchKey(wanted),
      'no-such-key',
      `bucket ${bucket.Name} holds no object ${wanted}`,
      bucket.Name,
    );
  }
  const refused = refusalOf(world, bucket, wanted, object, visitor);
  if (refused) return { kind: 'error', error: accessDenied(), reason: refused };
  const elsewhere = object.headers.WebsiteRedirectLocation;
  return elsewhere === undefined
    ? { kind: 'object', object }
    : { kind: 'redirect', to: { status: 301, location: elsewhere } };
}

/** Websites are read by everybody, or not at all: nobody can sign there. */
function refusalOf(
  world: World,
  bucket: BucketItem,
  key: string,
  object: ObjectVersion,
  { keys, visit }: Visitor,
): Reason | undefined {
  const verdict = authorize(world, {
    action: 's3:GetObject',
    resource: objectArn(bucket.Name, key),
    bucket,
    objectAcl: object.Acl,
    caller: undefined,
    keys: { ...keys, ...objectKeys(object, undefined) },
    through: visit.through,
  });
  return verdict.allowed ? undefined : verdict.reason;
}

function failed(error: S3Error, code: string, text: string, resource: string): Found {
  return { kind: 'error', error, reason: { code, text, resource } };
}

function shape(world: World, visit: Visit, bucket: BucketItem | undefined, found: Found): HttpResponse {
  if (found.kind === 'redirect') return htmlRedirect(found.to);
  if (found.kind === 'object' && bucket) {
    const whole = representation(bucket, found.object, new URLSearchParams());
    return selectResponse(visit.request, whole, { role: 'origin', manyRanges: 'whole' }).response;
  }
  if (found.kind === 'object') throw new Error('netlab bug: an object without a bucket');
  const page =
    found.kind === 'folder'
      ? folderPage(world, visit, found.path)
      : errorPage(world, visit, bucket, found.error);
  return visit.request.method === 'HEAD' ? { ...page, body: NO_BODY } : page;
}

function folderPage(world: World, visit: Visit, path: string): HttpResponse {
  const page = htmlError(new S3Error('Found', 'Resource Found', 302), idsOf(world, visit));
  return { ...page, headers: [['Location', path], ...page.headers] };
}

/** The error document, where there is one that everybody may read; else S3's own page. */
function errorPage(world: World, visit: Visit, bucket: BucketItem | undefined, error: S3Error): HttpResponse {
  const ids = idsOf(world, visit);
  const key = bucket?.Website?.ErrorDocument?.Key;
  if (!bucket || key === undefined || error.status >= 500 || error.code === 'MethodNotAllowed')
    return htmlError(error, ids);
  const object = currentObject(bucket, key);
  if (!object) return htmlError(error, ids, noSuchKey(key));
  if (refusalOf(world, bucket, key, object, visitorOf(world, visit, undefined)))
    return htmlError(error, ids, accessDenied());
  const page = representation(bucket, object, new URLSearchParams());
  const told = withHeader(
    withHeader(page.headers, 'x-amz-error-code', error.code),
    'x-amz-error-message',
    error.message,
  );
  return { ...page, status: error.status, headers: told };
}
