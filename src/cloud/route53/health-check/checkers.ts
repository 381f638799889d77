/**
 * The places that Route 53 checks from: two ranges of addresses in each of eight regions (R-R53-104, R-R53-112), as
 * AWS publishes them (ip-ranges.json, service ROUTE53_HEALTHCHECKS). netlab has one checker in each range.
 */
import type { GetCheckerIpRangesResponse } from '@aws-sdk/client-route-53';
import { read } from '../../kernel/resource.ts';

export interface Checker {
  readonly region: string;
  readonly address: string;
}

const RANGES: Readonly<Record<string, readonly [string, string]>> = {
  'us-east-1': ['107.23.255.0/26', '54.243.31.192/26'],
  'us-west-1': ['54.183.255.128/26', '54.241.32.64/26'],
  'us-west-2': ['54.244.52.192/26', '54.245.168.0/26'],
  'eu-west-1': ['54.228.16.0/26', '176.34.159.192/26'],
  'ap-southeast-1': ['54.251.31.128/26', '54.255.254.192/26'],
  'ap-southeast-2': ['54.252.79.128/26', '54.252.254.192/26'],
  'ap-northeast-1': ['54.248.220.0/26', '54.250.253.192/26'],
  'sa-east-1': ['54.232.40.64/26', '177.71.207.128/26'],
};

export const CHECKER_REGIONS: readonly string[] = Object.keys(RANGES);

export const CHECKERS: readonly Checker[] = Object.entries(RANGES).flatMap(([region, ranges]) =>
  ranges.map((range) => ({ region, address: addressIn(range) })),
);

export const CHECKER_OPERATIONS = {
  GetCheckerIpRanges: read<object, GetCheckerIpRangesResponse>(() => ({
    CheckerIpRanges: Object.values(RANGES).flat(),
  })),
};

/** The checkers of a health check, by its regions; all of them where it names none. */
export function checkersOf(regions: readonly string[] | undefined): readonly Checker[] {
  return regions?.length ? CHECKERS.filter(({ region }) => regions.includes(region)) : CHECKERS;
}

/** The seventh address of a /26. */
function addressIn(range: string): string {
  const octets = (range.split('/')[0] as string).split('.').map(Number);
  return [...octets.slice(0, 3), (octets[3] as number) + 7].join('.');
}
