/**
 * The host names under which S3 is met. https://docs.aws.amazon.com/general/latest/gr/s3.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
import { regionInfo } from '../../kernel/regions.ts';

export interface S3Endpoint {
  readonly kind: 'rest' | 'website';
  readonly region: string;
}

export interface S3Host extends S3Endpoint {
  /** Absent: the bucket stands first in the path. */
  readonly bucket?: string;
  /** `s3.amazonaws.com`, which names no region: the DNS knows where the bucket is, after a while. */
  readonly global?: true;
}

/** Regions whose website endpoint is written with a dash before the region; a dot does everywhere. */
const DASHED = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-west-1',
  'sa-east-1',
];

/** Undefined where the name is none of S3's. */
export function parseS3Host(host: string): S3Host | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  const behind = parseEndpointHost(name);
  if (behind) return behind;
  // A bucket's own name may hold `.s3.`: the service is what comes last.
  const [, bucket, endpoint] = /^(?:(.+)\.)?(s3(?:[-.][a-z0-9.-]*)?\.amazonaws\.com)$/.exec(name) ?? [];
  const found = endpoint === undefined ? undefined : parseEndpoint(endpoint);
  return found && { ...found, ...(bucket !== undefined && { bucket }) };
}

/** `bucket.vpce-….s3.us-east-1.vpce.amazonaws.com`, the door of an endpoint in a VPC; a bucket may stand before it. */
function parseEndpointHost(name: string): S3Host | undefined {
  const [whole, bucket, region = ''] =
    /^(?:(.+)\.)?bucket\.vpce-[a-z0-9-]+\.s3\.([a-z0-9-]+)\.vpce\.amazonaws\.com$/.exec(name) ?? [];
  if (whole === undefined || !regionInfo(region)) return undefined;
  return { kind: 'rest', region, ...(bucket !== undefined && { bucket }) };
}

function parseEndpoint(name: string): Omit<S3Host, 'bucket'> | undefined {
  if (name === 's3.amazonaws.com') return { kind: 'rest', region: 'us-east-1', global: true };
  const [, website] = /^s3-website[-.]([a-z0-9-]+)\.amazonaws\.com$/.exec(name) ?? [];
  if (website !== undefined) {
    const dashed = name.startsWith('s3-website-');
    return regionInfo(website) && (!dashed || DASHED.includes(website))
      ? { kind: 'website', region: website }
      : undefined;
  }
  const [, region] = /^s3(?:\.dualstack)?[-.]([a-z0-9-]+)\.amazonaws\.com$/.exec(name) ?? [];
  return region !== undefined && regionInfo(region) ? { kind: 'rest', region } : undefined;
}
