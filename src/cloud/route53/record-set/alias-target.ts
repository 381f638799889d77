/**
 * What alias records may point to (R-R53-60…R-R53-68): another set of the same zone, or an AWS resource, which is
 * known by the zone ID that AWS publishes for its service and by the form of its name.
 * https://docs.aws.amazon.com/general/latest/gr/elb.html and the pages of the other services beside it
 */
import type { Name } from '../../../dns/index.ts';

export type AliasService =
  | 'Elastic Load Balancing'
  | 'CloudFront'
  | 'S3 website'
  | 'Global Accelerator'
  | 'API Gateway'
  | 'interface endpoint'
  | 'Elastic Beanstalk';

interface Service {
  readonly service: AliasService;
  readonly names: RegExp;
  /** Zone IDs that AWS has published; absent where each resource brings one of its own. */
  readonly zones?: readonly string[];
  /** Seconds that its answers live (R-R53-60). */
  readonly ttl: number;
}

const SERVICES: readonly Service[] = [
  {
    service: 'CloudFront',
    names: /\.cloudfront\.net\.$/,
    zones: ['Z2FDTNDATAQYW2'],
    ttl: 60,
  },
  {
    service: 'Global Accelerator',
    names: /\.awsglobalaccelerator\.com\.$/,
    zones: ['Z2BJ6XQ5FK7U4H'],
    ttl: 60,
  },
  {
    service: 'S3 website',
    names: /^s3-website[.-][a-z0-9-]+\.amazonaws\.com\.$/,
    zones: [
      'Z3AQBSTGFJSTF', // us-east-1
      'Z2O1EMRO9K5GLX', // us-east-2
      'Z2F56UZL2M1ACD', // us-west-1
      'Z3BJ6K6RIION7M', // us-west-2
      'Z11RGJOFQNVJUP', // ap-south-1
      'Z2M4EHUR26P7ZW', // ap-northeast-1
      'Z3W03O7B5YMIYP', // ap-northeast-2
      'Z2YQB5RD63NC85', // ap-northeast-3
      'Z3O0J2DXBE1FTB', // ap-southeast-1
      'Z1WCIGYICN2BYD', // ap-southeast-2
      'Z1QDHH18159H29', // ca-central-1
      'Z21DNDUVLTQW6Q', // eu-central-1
      'Z1BKCTXD74EZPE', // eu-west-1
      'Z3GKZC51ZF0DB4', // eu-west-2
      'Z3R1K369G5AVDG', // eu-west-3
      'Z3BAZG2TWCNX0D', // eu-north-1
      'Z7KQH4QJS55SO', // sa-east-1
    ],
    ttl: 5,
  },
  { service: 'Elastic Load Balancing', names: /\.elb\.(?:[a-z0-9-]+\.)?amazonaws\.com\.$/, ttl: 60 },
  { service: 'Elastic Load Balancing', names: /\.[a-z0-9-]+\.elb\.amazonaws\.com\.$/, ttl: 60 },
  { service: 'API Gateway', names: /\.execute-api\.[a-z0-9-]+\.amazonaws\.com\.$/, ttl: 60 },
  { service: 'interface endpoint', names: /\.vpce\.amazonaws\.com\.$/, ttl: 60 },
  { service: 'Elastic Beanstalk', names: /\.elasticbeanstalk\.com\.$/, ttl: 60 },
];

/** The AWS service behind an alias target, if it is one; its zone ID must be the service's. */
export function aliasService(target: Name, zoneId: string): Service | undefined {
  return SERVICES.find(({ names, zones }) => names.test(target) && (zones?.includes(zoneId) ?? true));
}
