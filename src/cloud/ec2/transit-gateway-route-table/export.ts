/**
 * ExportTransitGatewayRoutes: the routes of a table as a JSON file in a bucket, in S3's usual order of names.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html
 */
import type {
  ExportTransitGatewayRoutesRequest,
  ExportTransitGatewayRoutesResult,
} from '@aws-sdk/client-ec2';
import { textBody } from '../../../cdn/index.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidParameterValue } from '../../kernel/errors.ts';
import { lowerFirst, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type BucketItem, bucketArn, findBucket } from '../../s3/bucket/bucket.ts';
import { md5Of } from '../../s3/digest.ts';
import { store } from '../../s3/object/put.ts';
import { transitRouteTable } from './route-table.ts';
import { search } from './search.ts';
import { showRoute } from './show.ts';

const FOLDER = 'VPCTransitGateway/TransitGatewayRouteTables';

export function exportTransitGatewayRoutes(
  input: ExportTransitGatewayRoutesRequest,
  context: Context,
): Plain<ExportTransitGatewayRoutesResult> {
  const table = context.get(
    transitRouteTable,
    required(input.TransitGatewayRouteTableId, 'transitGatewayRouteTableId'),
  );
  const bucket = requireBucket(required(input.S3Bucket, 's3Bucket'), context);
  const filters = input.Filters ?? [];
  const file = {
    filter: filters.map(({ Name, Values }) => ({ name: Name, values: Values })),
    routes: search(table, filters, context).map((route) => lowered(showRoute(route))),
  };
  const moment = new Date(context.now).toISOString().replace(/\.\d+Z$/, 'Z');
  const key = `${FOLDER}/${table.TransitGatewayRouteTableId}_${moment}.json`;
  const body = textBody(`${JSON.stringify(file, null, 2)}\n`);
  store(bucket, key, context, {
    body,
    ETag: `"${md5Of(body, `${bucketArn(bucket.Name)}/${key}`)}"`,
    headers: { ContentType: 'application/json' },
    Tags: [],
    Acl: 'bucket-owner-full-control',
  });
  return { S3Location: `s3://${bucket.Name}/${key}` };
}

function requireBucket(name: string, context: Context): BucketItem {
  const found = findBucket(context.world, name);
  if (found) return found;
  throw invalidParameterValue(name, 's3Bucket', 'The bucket does not exist.');
}

/** With member names as the file has them. */
function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [lowerFirst(name), lowered(own)]));
}
