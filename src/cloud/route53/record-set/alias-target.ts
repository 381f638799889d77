/**
 * What alias records may point to (R-R53-60…R-R53-68): another set of the same zone, or an AWS resource, which is
 * known by the zone ID that AWS publishes for its service and by the form of its name.
 * https://docs.aws.amazon.com/general/latest/gr/elb.html and the pages of the other services beside it
 */
import type { Name } from '../../../dns/index.ts';
import { balancerZoneId } from '../../elbv2/load-balancer/hosted-zones.ts';

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
  /** The zone ID that AWS has published for such a name; absent where each resource brings one of its own. */
  readonly zoneOf?: (target: Name) => string | undefined;
}

/** R-ELB-10: load balancers of the two kinds write region and `elb` in different orders. */
const APPLICATION = /\.([a-z0-9-]+)\.elb\.amazonaws\.com\.$/;
const NETWORK = /\.elb\.([a-z0-9-]+)\.amazonaws\.com\.$/;

/** By region. */
const WEBSITE_ZONES: Readonly<Record<string, string>> = {
  'us-east-1': 'Z3AQBSTGFYJSTF',
  'us-east-2': 'Z2O1EMRO9K5GLX',
  'us-west-1': 'Z2F56UZL2M1ACD',
  'us-west-2': 'Z3BJ6K6RIION7M',
  'ap-south-1': 'Z11RGJOFQNVJUP',
  'ap-northeast-1': 'Z2M4EHUR26P7ZW',
  'ap-northeast-2': 'Z3W03O7B5YMIYP',
  'ap-northeast-3': 'Z2YQB5RD63NC85',
  'ap-southeast-1': 'Z3O0J2DXBE1FTB',
  'ap-southeast-2': 'Z1WCIGYICN2BYD',
  'ca-central-1': 'Z1QDHH18159H29',
  'eu-central-1': 'Z21DNDUVLTQW6Q',
  'eu-west-1': 'Z1BKCTXD74EZPE',
  'eu-west-2': 'Z3GKZC51ZF0DB4',
  'eu-west-3': 'Z3R1K369G5AVDG',
  'eu-north-1': 'Z3BAZG2TWCNX0D',
  'sa-east-1': 'Z7KQH4QJS55SO',
};

const SERVICES: readonly Service[] = [
  {
    service: 'CloudFront',
    names: /\.cloudfront\.net\.$/,
    zoneOf: () => 'Z2FDTNDATAQYW2',
  },
  {
    service: 'Global Accelerator',
    names: /\.awsglobalaccelerator\.com\.$/,
    zoneOf: () => 'Z2BJ6XQ5FK7U4H',
  },
  {
    service: 'S3 website',
    names: /^s3-website[.-][a-z0-9-]+\.amazonaws\.com\.$/,
    zoneOf: (target) => WEBSITE_ZONES[/^s3-website[.-]([a-z0-9-]+)\./.exec(target)?.[1] ?? ''],
  },
  {
    service: 'Elastic Load Balancing',
    names: APPLICATION,
    zoneOf: (target) => balancerZoneId(APPLICATION.exec(target)?.[1] ?? '', 'application'),
  },
  {
    service: 'Elastic Load Balancing',
    names: NETWORK,
    zoneOf: (target) => balancerZoneId(NETWORK.exec(target)?.[1] ?? '', 'network'),
  },
  { service: 'API Gateway', names: /\.execute-api\.[a-z0-9-]+\.amazonaws\.com\.$/ },
  { service: 'interface endpoint', names: /\.vpce\.amazonaws\.com\.$/ },
  { service: 'Elastic Beanstalk', names: /\.elasticbeanstalk\.com\.$/ },
];

/** The AWS service behind an alias target, if it is one; its zone ID must be the service's. */
export function aliasService(target: Name, zoneId: string): Service | undefined {
  return SERVICES.find(({ names, zoneOf }) => names.test(target) && (!zoneOf || zoneOf(target) === zoneId));
}
