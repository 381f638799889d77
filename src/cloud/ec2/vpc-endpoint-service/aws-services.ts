/**
 * The services of AWS that endpoints can lead to: a selection of those that exist, with AWS's names and private DNS
 * names. Behind S3 and the APIs that netlab simulates somebody answers; behind the others connections are taken, and a
 * request is told that the service isn't simulated.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
import { digits } from './ids.ts';

export interface AwsService {
  /** `com.amazonaws.us-east-1.s3` */
  readonly name: string;
  /** The part after the region: `s3`, `ecr.api`. */
  readonly suffix: string;
  readonly serviceId: string;
  readonly types: readonly ('Gateway' | 'Interface')[];
  /** The names that private DNS takes over, the first one the usual; `*.` stands for one label. */
  readonly privateNames: readonly string[];
}

interface Entry {
  readonly suffix: string;
  readonly gateway?: true;
  /** Host names without the region's domain; default: the suffix. */
  readonly hosts?: readonly string[];
}

/** Each with interface endpoints; two with gateway endpoints besides (R-VPC-150). */
const ENTRIES: readonly Entry[] = [
  {
    suffix: 's3',
    gateway: true,
    hosts: ['s3', '*.s3', 's3-accesspoint', '*.s3-accesspoint', 's3-control', '*.s3-control'],
  },
  { suffix: 'dynamodb', gateway: true },
  { suffix: 'ec2' },
  { suffix: 'ec2messages' },
  { suffix: 'ecr.api', hosts: ['api.ecr'] },
  { suffix: 'ecr.dkr', hosts: ['dkr.ecr', '*.dkr.ecr'] },
  { suffix: 'elasticloadbalancing' },
  { suffix: 'events' },
  { suffix: 'execute-api', hosts: ['execute-api', '*.execute-api'] },
  { suffix: 'kms' },
  { suffix: 'lambda' },
  { suffix: 'logs' },
  { suffix: 'monitoring' },
  { suffix: 'route53resolver' },
  { suffix: 'secretsmanager' },
  { suffix: 'sns' },
  { suffix: 'sqs' },
  { suffix: 'ssm' },
  { suffix: 'ssmmessages' },
  { suffix: 'sts' },
];

/** Of a region, by name. */
export function awsServicesIn(region: string): readonly AwsService[] {
  const known = byRegion.get(region);
  if (known) return known;
  const services = ENTRIES.map((entry) => serviceOf(entry, region));
  byRegion.set(region, services);
  return services;
}

const byRegion = new Map<string, readonly AwsService[]>();

export function awsService(name: string, region: string): AwsService | undefined {
  return awsServicesIn(region).find((service) => service.name === name);
}

function serviceOf({ suffix, gateway, hosts = [suffix] }: Entry, region: string): AwsService {
  const name = `com.amazonaws.${region}.${suffix}`;
  return {
    name,
    suffix,
    serviceId: `vpce-svc-0${digits(name, 16)}`,
    types: gateway ? ['Gateway', 'Interface'] : ['Interface'],
    privateNames: hosts.map((host) => `${host}.${region}.amazonaws.com`),
  };
}
