/**
 * The price list, in one place (R-PRICE-1 … R-PRICE-104). List prices of us-east-1 where nothing else is said; where only
 * the first step of another region is known, it is taken for all of it.
 */
import { DIRECT_CONNECT_PRICES } from './direct-connect-prices.ts';
import type { Price, Step } from './price.ts';

/** When the prices were read. */
export const PRICES_AS_OF = '2026-09-20';

const EC2 = 'Elastic Compute Cloud';
const TRANSFER = 'Data Transfer';
const VPC = 'Virtual Private Cloud';
const ELB = 'Elastic Load Balancing';
const ROUTE53 = 'Route 53';
const CLOUDFRONT = 'CloudFront';
const S3 = 'Simple Storage Service';
const SNOW = 'Snow Family';

const TB = 1024;

function flat(price: number): readonly Step[] {
  return [{ price }];
}

/** R-PRICE-20. */
const INTERNET_OUT: readonly Step[] = [
  { upTo: 10 * TB, price: 0.09 },
  { upTo: 50 * TB, price: 0.085 },
  { upTo: 150 * TB, price: 0.07 },
  { price: 0.05 },
];

/** R-PRICE-21: the first step, where it isn't that of us-east-1. */
const INTERNET_OUT_ELSEWHERE: Readonly<Record<string, number>> = {
  'ap-northeast-1': 0.114,
  'ap-southeast-2': 0.114,
  'ap-southeast-1': 0.12,
  'ap-south-1': 0.1093,
  'ap-northeast-2': 0.126,
  'sa-east-1': 0.15,
};

/** R-PRICE-90. */
const INSTANCE_HOURS: Readonly<Record<string, number>> = {
  't3.micro': 0.0104,
  't3.small': 0.0208,
  't3.medium': 0.0416,
  'm5.large': 0.096,
  'c5n.large': 0.108,
};

/** Where an edge stands decides what its traffic costs. */
export type EdgeGroup = 'us' | 'eu' | 'za' | 'sa' | 'jp' | 'au' | 'asia' | 'in';

interface EdgePrices {
  readonly label: string;
  /** By the steps of `EDGE_STEPS`. */
  readonly out: readonly number[];
  readonly toOrigin: number;
  /** For 10,000 requests. */
  readonly http: number;
  readonly https: number;
  readonly shield: number;
}

const EDGE_STEPS = [10, 50, 150, 500, 1024, 5120].map((terabytes) => terabytes * TB);

/** R-PRICE-71, R-PRICE-72, R-PRICE-73, R-PRICE-77. */
const EDGES: Readonly<Record<EdgeGroup, EdgePrices>> = {
  us: {
    label: 'United States, Mexico, Canada',
    out: [0.085, 0.08, 0.06, 0.04, 0.03, 0.025, 0.02],
    toOrigin: 0.02,
    http: 0.0075,
    https: 0.01,
    shield: 0.0075,
  },
  eu: {
    label: 'Europe, Israel, Türkiye',
    out: [0.085, 0.08, 0.06, 0.04, 0.03, 0.025, 0.02],
    toOrigin: 0.02,
    http: 0.009,
    https: 0.012,
    shield: 0.009,
  },
  za: {
    label: 'South Africa, Kenya, Nigeria, Middle East',
    out: [0.11, 0.105, 0.09, 0.08, 0.06, 0.05, 0.04],
    toOrigin: 0.06,
    http: 0.009,
    https: 0.012,
    shield: 0.009,
  },
  sa: {
    label: 'South America',
    out: [0.11, 0.105, 0.09, 0.08, 0.06, 0.05, 0.04],
    toOrigin: 0.125,
    http: 0.016,
    https: 0.022,
    shield: 0.016,
  },
  jp: {
    label: 'Japan',
    out: [0.114, 0.089, 0.086, 0.084, 0.08, 0.07, 0.06],
    toOrigin: 0.06,
    http: 0.009,
    https: 0.012,
    shield: 0.009,
  },
  au: {
    label: 'Australia, New Zealand',
    out: [0.114, 0.098, 0.094, 0.092, 0.09, 0.085, 0.08],
    toOrigin: 0.08,
    http: 0.009,
    https: 0.0125,
    shield: 0.009,
  },
  asia: {
    label: 'Hong Kong, Indonesia, Philippines, Singapore, South Korea, Taiwan, Thailand, Malaysia, Vietnam',
    out: [0.12, 0.1, 0.095, 0.09, 0.08, 0.07, 0.06],
    toOrigin: 0.06,
    http: 0.009,
    https: 0.012,
    shield: 0.009,
  },
  in: {
    label: 'India',
    out: [0.109, 0.085, 0.082, 0.08, 0.078, 0.075, 0.072],
    toOrigin: 0.16,
    http: 0.009,
    https: 0.012,
    shield: 0.009,
  },
};

/** R-PRICE-70. */
const FREE_EDGE_OUT = { pool: 'CloudFront out', units: TB };
const FREE_EDGE_REQUESTS = { pool: 'CloudFront requests', units: 10_000_000 };

function edgePrices(group: EdgeGroup): Readonly<Record<string, Price>> {
  const { label, out, toOrigin, http, https, shield } = EDGES[group];
  const steps = out.map((price, index): Step => {
    const upTo = EDGE_STEPS[index];
    return upTo === undefined ? { price } : { upTo, price };
  });
  const common = { service: CLOUDFRONT };
  const requests = { ...common, unit: 'request', per: 10_000 } as const;
  return {
    [`cloudfront-out/${group}`]: {
      ...common,
      title: `Out to viewers: ${label}`,
      unit: 'GB',
      steps,
      free: FREE_EDGE_OUT,
      fact: 'R-PRICE-71',
    },
    [`cloudfront-to-origin/${group}`]: {
      ...common,
      title: `Uploads to origins: ${label}`,
      unit: 'GB',
      steps: flat(toOrigin),
      fact: 'R-PRICE-72',
    },
    [`cloudfront-http/${group}`]: {
      ...requests,
      title: `HTTP requests: ${label}`,
      steps: flat(http),
      free: FREE_EDGE_REQUESTS,
      fact: 'R-PRICE-73',
    },
    [`cloudfront-https/${group}`]: {
      ...requests,
      title: `HTTPS requests: ${label}`,
      steps: flat(https),
      free: FREE_EDGE_REQUESTS,
      fact: 'R-PRICE-73',
    },
    [`cloudfront-shield/${group}`]: {
      ...requests,
      title: `Origin Shield requests: ${label}`,
      steps: flat(shield),
      fact: 'R-PRICE-77',
    },
  };
}

/** R-PRICE-61: a million queries, up to a billion of them and above. */
function queries(kind: string, first: number, above: number): Price {
  return {
    service: ROUTE53,
    title: `${kind} queries`,
    unit: 'query',
    per: 1_000_000,
    steps: [{ upTo: 1_000_000_000, price: first }, { price: above }],
    fact: 'R-PRICE-61',
  };
}

const FIXED: Readonly<Record<string, Price>> = {
  'public-ipv4': {
    service: VPC,
    title: 'Public IPv4 address',
    unit: 'hour',
    steps: flat(0.005),
    rounding: 'second',
    fact: 'R-PRICE-25',
  },
  'nat-gateway': {
    service: EC2,
    title: 'NAT gateway',
    unit: 'hour',
    steps: flat(0.045),
    rounding: 'hour',
    fact: 'R-PRICE-26',
  },
  'interface-endpoint': {
    service: VPC,
    title: 'interface endpoint, each zone',
    unit: 'hour',
    steps: flat(0.01),
    rounding: 'hour',
    fact: 'R-PRICE-27',
  },
  'interface-endpoint-data': {
    service: VPC,
    title: 'data through interface endpoints',
    unit: 'GB',
    steps: [{ upTo: 1024 * TB, price: 0.01 }, { upTo: 5 * 1024 * TB, price: 0.006 }, { price: 0.004 }],
    fact: 'R-PRICE-27',
  },
  'transit-gateway-attachment': {
    service: VPC,
    title: 'transit gateway attachment',
    unit: 'hour',
    steps: flat(0.05),
    rounding: 'hour',
    fact: 'R-PRICE-28',
  },
  'vpn-connection': {
    service: VPC,
    title: 'Site-to-Site VPN connection',
    unit: 'hour',
    steps: flat(0.05),
    rounding: 'hour',
    fact: 'R-PRICE-29',
  },
  'volume-gp3': {
    service: EC2,
    title: 'EBS volume gp3',
    unit: 'GB-month',
    steps: flat(0.08),
    rounding: 'second',
    fact: 'R-PRICE-90',
  },
  'application-load-balancer': {
    service: ELB,
    title: 'Application Load Balancer',
    unit: 'hour',
    steps: flat(0.0225),
    rounding: 'hour',
    fact: 'R-PRICE-50',
  },
  'network-load-balancer': {
    service: ELB,
    title: 'Network Load Balancer',
    unit: 'hour',
    steps: flat(0.0225),
    rounding: 'hour',
    fact: 'R-PRICE-51',
  },
  'hosted-zone': {
    service: ROUTE53,
    title: 'Hosted zone',
    unit: 'month',
    steps: [{ upTo: 25, price: 0.5 }, { price: 0.1 }],
    rounding: 'month',
    fact: 'R-PRICE-60',
  },
  'queries-standard': queries('Standard', 0.4, 0.2),
  'queries-latency': queries('Latency-based', 0.6, 0.3),
  'queries-geo': queries('Geolocation and geoproximity', 0.7, 0.35),
  'queries-ip': queries('IP-based', 0.8, 0.4),
  'health-check-aws': {
    service: ROUTE53,
    title: 'Health check of an AWS endpoint',
    unit: 'month',
    steps: [{ upTo: 50, price: 0 }, { price: 0.5 }],
    rounding: 'second',
    fact: 'R-PRICE-63',
  },
  'health-check-other': {
    service: ROUTE53,
    title: 'Health check of another endpoint',
    unit: 'month',
    steps: flat(0.75),
    rounding: 'second',
    fact: 'R-PRICE-63',
  },
  'health-check-option-aws': {
    service: ROUTE53,
    title: 'Option of a health check (AWS endpoint)',
    unit: 'month',
    steps: flat(1),
    rounding: 'second',
    fact: 'R-PRICE-63',
  },
  'health-check-option-other': {
    service: ROUTE53,
    title: 'Option of a health check (another endpoint)',
    unit: 'month',
    steps: flat(2),
    rounding: 'second',
    fact: 'R-PRICE-63',
  },
  'resolver-endpoint': {
    service: ROUTE53,
    title: 'Resolver endpoint, each address',
    unit: 'hour',
    steps: flat(0.125),
    rounding: 'hour',
    fact: 'R-PRICE-65',
  },
  'invalidation-paths': {
    service: CLOUDFRONT,
    title: 'Invalidation paths',
    unit: 'path',
    steps: flat(0.005),
    free: { pool: 'invalidation paths', units: 1000 },
    fact: 'R-PRICE-75',
  },
  'dedicated-ip-certificate': {
    service: CLOUDFRONT,
    title: 'Certificate on dedicated IP addresses',
    unit: 'month',
    steps: flat(600),
    rounding: 'second',
    fact: 'R-PRICE-76',
  },
  's3-storage': {
    service: S3,
    title: 'Standard storage',
    unit: 'GB-month',
    steps: [{ upTo: 50 * TB, price: 0.023 }, { upTo: 500 * TB, price: 0.022 }, { price: 0.021 }],
    rounding: 'second',
    fact: 'R-PRICE-80',
  },
  's3-writes': {
    service: S3,
    title: 'PUT, COPY, POST, LIST requests',
    unit: 'request',
    per: 1000,
    steps: flat(0.005),
    fact: 'R-PRICE-80',
  },
  's3-reads': {
    service: S3,
    title: 'GET and other requests',
    unit: 'request',
    per: 1000,
    steps: flat(0.0004),
    fact: 'R-PRICE-80',
  },
};

/** R-PRICE-81, R-PRICE-82, R-PRICE-83: the last prices known of devices that are history. */
const SNOW_DEVICES = [
  { device: '80tb', label: 'Snowball Edge 80 TB', job: 300, day: 30, fact: 'R-PRICE-81' },
  { device: '210tb', label: 'Snowball Edge 210 TB', job: 3200, day: 250, fact: 'R-PRICE-82' },
  { device: 'snowcone', label: 'Snowcone', job: 60, day: 6, fact: 'R-PRICE-83' },
] as const;

/** One way. Carriers' rates differ; these are of the size that R-PRICE-84 gives for both ways. */
const SHIPMENTS = { NEXT_DAY: 120, EXPRESS: 120, SECOND_DAY: 80, STANDARD: 50 } as const;

const SNOW_PRICES: Readonly<Record<string, Price>> = {
  ...Object.fromEntries(
    SNOW_DEVICES.flatMap(({ device, label, job, day, fact }): readonly [string, Price][] => [
      [`snow-job/${device}`, { service: SNOW, title: `${label}: job`, unit: 'job', steps: flat(job), fact }],
      [
        `snow-day/${device}`,
        { service: SNOW, title: `${label}: extra day on site`, unit: 'day', steps: flat(day), fact },
      ],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(SHIPMENTS).map(([option, price]) => [
      `snow-shipment/${option}`,
      {
        service: SNOW,
        title: `Shipping ${option}`,
        unit: 'shipment',
        steps: flat(price),
        fact: 'R-PRICE-84',
      },
    ]),
  ),
  'snow-export': {
    service: SNOW,
    title: 'Data exported from S3',
    unit: 'GB',
    steps: flat(0.03),
    fact: 'R-PRICE-84',
  },
};

/** All prices by their key; keys with a part behind the slash differ from place to place, or from size to size. */
const PRICES: Readonly<Record<string, Price>> = {
  ...FIXED,
  ...SNOW_PRICES,
  ...DIRECT_CONNECT_PRICES,
  ...Object.assign({}, ...(Object.keys(EDGES) as EdgeGroup[]).map(edgePrices)),
};

/** Undefined for what the list doesn't know: a type of instance, say. */
export function priceOf(key: string): Price | undefined {
  if (Object.hasOwn(PRICES, key)) return PRICES[key];
  const [kind, part = ''] = key.split('/');
  if (kind === 'instance' && Object.hasOwn(INSTANCE_HOURS, part))
    return {
      service: EC2,
      title: `Linux instance ${part}`,
      unit: 'hour',
      steps: flat(INSTANCE_HOURS[part] as number),
      rounding: 'second',
      fact: 'R-PRICE-90',
    };
  if (kind === 'internet-out')
    return {
      service: TRANSFER,
      title: `Out to the internet from ${part}`,
      unit: 'GB',
      steps: Object.hasOwn(INTERNET_OUT_ELSEWHERE, part)
        ? flat(INTERNET_OUT_ELSEWHERE[part] as number)
        : INTERNET_OUT,
      free: { pool: 'internet out', units: 100 },
      fact: Object.hasOwn(INTERNET_OUT_ELSEWHERE, part) ? 'R-PRICE-21' : 'R-PRICE-20',
    };
  return undefined;
}

/** Whether the list has a service or a line of this name. */
export function isPriced(name: string): boolean {
  const fixed = Object.values(PRICES).some(({ service, title }) => service === name || title === name);
  return fixed || name === TRANSFER;
}
