/** GET and HEAD of a bucket: its objects as XML. */
import type { Headers } from '../../../cdn/message.ts';
import { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { World } from '../../kernel/world.ts';
import { authorize } from '../access/authorize.ts';
import { listingKeys } from '../access/context-keys.ts';
import { type BucketItem, bucketArn } from '../bucket/bucket.ts';
import { methodNotAllowed, S3Error } from '../errors.ts';
import { listObjects, listObjectsV2 } from '../object/list.ts';
import { notHere, refusal } from './judge.ts';
import { fail, type Outcome, respond } from './outcome.ts';
import type { Visitor } from './visitor.ts';
import { document, type XmlTree } from './xml.ts';

/** What a bucket's GET may be about instead of its objects; each is an operation of the API. */
const SUBRESOURCES = `
  accelerate acl analytics cors encryption intelligent-tiering inventory lifecycle location logging metrics
  notification object-lock ownershipControls policy policyStatus publicAccessBlock replication requestPayment tagging
  uploads versioning versions website
`
  .trim()
  .split(/\s+/);

export function answerBucket(world: World, bucket: BucketItem, visitor: Visitor): Outcome {
  const { method } = visitor.visit.request;
  if (method === 'POST') {
    const text = 'Bucket POST must be of the enclosure-type multipart/form-data';
    return fail(
      new S3Error(
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
        412,
        { Condition: text },
      ),
    );
  }
  if (method !== 'GET' && method !== 'HEAD') return fail(methodNotAllowed(method, 'BUCKET'));
  const query = listingQuery(visitor.query);
  const resource = bucketArn(bucket.Name);
  const verdict = authorize(world, {
    action: 's3:ListBucket',
    resource,
    bucket,
    caller: visitor.caller,
    keys: { ...visitor.keys, ...listingKeys(query) },
    through: visitor.visit.through,
  });
  if (!verdict.allowed) return refusal(verdict, 's3:ListBucket', resource, visitor);
  const region: Headers = [['x-amz-bucket-region', bucket.Region]];
  if (method === 'HEAD') return respond(world, 200, [...region, ['Content-Type', 'application/xml']]);
  const other = SUBRESOURCES.find((name) => visitor.query.has(name));
  if (other !== undefined) return notHere(`GET of a bucket's ?${other} by hand`);
  return list(world, bucket, visitor.query, region);
}

function list(world: World, bucket: BucketItem, query: URLSearchParams, headers: Headers): Outcome {
  const context = new Context(world, bucket.Region, []);
  const input = { Bucket: bucket.Name, ...listingQuery(query) };
  try {
    const listing =
      query.get('list-type') === '2'
        ? listObjectsV2(input, bucket, context)
        : listObjects(input, bucket, context);
    const body = document('ListBucketResult', inOrder(listing as XmlTree));
    return respond(world, 200, [...headers, ['Content-Type', 'application/xml']], body);
  } catch (error) {
    if (error instanceof S3Error) return fail(error);
    if (error instanceof AwsError) return fail(new S3Error(error.code, error.message, error.status));
    throw error;
  }
}

/** As S3 orders its elements; the objects come last. */
function inOrder({
  Contents,
  CommonPrefixes,
  IsTruncated,
  MaxKeys,
  Name,
  Prefix,
  ...rest
}: XmlTree): XmlTree {
  return { Name, Prefix, ...rest, MaxKeys, IsTruncated, Contents, CommonPrefixes };
}

function listingQuery(query: URLSearchParams) {
  const text = (name: string) => query.get(name) ?? undefined;
  const most = text('max-keys');
  const given = {
    Prefix: text('prefix'),
    Delimiter: text('delimiter'),
    MaxKeys: most === undefined || !/^\d+$/.test(most) ? undefined : Number(most),
    EncodingType: text('encoding-type') as 'url' | undefined,
    Marker: text('marker'),
    StartAfter: text('start-after'),
    ContinuationToken: text('continuation-token'),
    FetchOwner: text('fetch-owner') === 'true' ? true : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    -readonly [Name in keyof typeof given]?: NonNullable<(typeof given)[Name]>;
  };
}
