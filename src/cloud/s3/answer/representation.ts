/** An object as the answer to an unconditional GET, and what conditions and ranges make of it. */
import { formatHttpDate } from '../../../cdn/fields/http-date.ts';
import type { Headers, HttpRequest, HttpResponse } from '../../../cdn/message.ts';
import { selectResponse } from '../../../cdn/select/select-response.ts';
import type { World } from '../../kernel/world.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { S3Error } from '../errors.ts';
import type { ObjectVersion } from '../object/object.ts';
import { preconditionFailed } from '../object/put.ts';
import { fail, type Outcome } from './outcome.ts';

export function representation(
  bucket: BucketItem,
  object: ObjectVersion,
  overrides: URLSearchParams,
): HttpResponse {
  return { status: 200, headers: objectHeaders(bucket, object, overrides), body: object.body };
}

const NAMES = [
  ['Cache-Control', 'CacheControl', 'response-cache-control'],
  ['Content-Disposition', 'ContentDisposition', 'response-content-disposition'],
  ['Content-Encoding', 'ContentEncoding', 'response-content-encoding'],
  ['Content-Language', 'ContentLanguage', 'response-content-language'],
  ['Expires', 'Expires', 'response-expires'],
] as const;

function objectHeaders(bucket: BucketItem, object: ObjectVersion, overrides: URLSearchParams): Headers {
  const { headers, Tags } = object;
  const told: [string, string][] = NAMES.flatMap(([name, member, parameter]) => {
    const value = overrides.get(parameter) ?? headers[member];
    return value === undefined ? [] : [[name, value]];
  });
  const metadata = Object.entries(headers.Metadata ?? {}).map(
    ([name, value]) => [`x-amz-meta-${name}`, value] as const,
  );
  return [
    ['Last-Modified', formatHttpDate(Date.parse(object.LastModified))],
    ['ETag', object.ETag],
    ...(Tags.length > 0 ? [['x-amz-tagging-count', String(Tags.length)] as const] : []),
    ['x-amz-server-side-encryption', 'AES256'],
    ...(bucket.Versioning === undefined ? [] : [['x-amz-version-id', object.VersionId] as const]),
    ...(headers.StorageClass !== undefined && headers.StorageClass !== 'STANDARD'
      ? [['x-amz-storage-class', headers.StorageClass] as const]
      : []),
    ...(headers.WebsiteRedirectLocation === undefined
      ? []
      : [['x-amz-website-redirect-location', headers.WebsiteRedirectLocation] as const]),
    ...metadata,
    ...told,
    ['Accept-Ranges', 'bytes'],
    ['Content-Type', overrides.get('response-content-type') ?? headers.ContentType ?? 'binary/octet-stream'],
    ['Content-Length', String(object.body.size)],
  ];
}

/** S3 knows one range at a time; several get the whole. Its 412 and 416 are errors in XML. */
export function selected(world: World, request: HttpRequest, whole: HttpResponse): Outcome {
  const { response, what } = selectResponse(request, whole, { role: 'origin', manyRanges: 'whole' });
  if (what === 'failed') return fail(preconditionFailed(failedCondition(request)));
  if (what === 'unsatisfiable') {
    const wanted = request.headers.find(([name]) => name.toLowerCase() === 'range')?.[1] ?? '';
    return fail(
      new S3Error('InvalidRange', 'The requested range is not satisfiable', 416, {
        RangeRequested: wanted,
        ActualObjectSize: String(whole.body.size),
      }),
      undefined,
      response.headers,
    );
  }
  return { kind: 'response', response, world };
}

function failedCondition({ headers }: HttpRequest): string {
  const named = ['If-Match', 'If-Unmodified-Since', 'If-None-Match'];
  return (
    named.find((name) => headers.some(([key]) => key.toLowerCase() === name.toLowerCase())) ?? 'If-Match'
  );
}
