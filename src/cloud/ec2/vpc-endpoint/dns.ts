/** The DNS names of interface endpoints (R-VPC-155, R-VPC-156). */
import type { DnsEntry } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { awsService } from '../vpc-endpoint-service/aws-services.ts';
import { serviceNamed } from '../vpc-endpoint-service/endpoint-service.ts';
import { digits } from '../vpc-endpoint-service/ids.ts';
import type { VpcEndpointItem } from './vpc-endpoint.ts';

/** IDs of the zones that the names are in, for alias records; those of other regions are made up, but stay the same. */
const ZONE_IDS: Readonly<Record<string, string>> = {
  'us-east-1': 'Z7HUB22UULQXV',
  'us-west-2': 'Z1YSA3EXCYUU9Z',
  'eu-west-1': 'Z38GZ743OKFT7T',
};

export function endpointZoneId(region: string): string {
  return ZONE_IDS[region] ?? `Z${digits(`vpce/${region}`, 16).toUpperCase()}`;
}

/** `ec2.us-east-1.vpce.amazonaws.com`, `vpce-svc-0123….us-east-1.vpce.amazonaws.com`. */
export function baseName(serviceName: string, region: string): string {
  const [, suffix = serviceName] = /^com\.amazonaws\.(?:vpce\.)?[a-z0-9-]+\.(.+)$/.exec(serviceName) ?? [];
  const host = suffix.split('.').reverse().join('.');
  return `${host}.${region}.vpce.amazonaws.com`;
}

export interface EndpointName {
  /** Without a dot at the end; S3's have a wildcard before them. */
  readonly name: string;
  /** The zone that it leads to; absent: all of them. */
  readonly zone?: string;
}

/** The regional name, then the zonal ones. */
export function namesOf(item: VpcEndpointItem, region: string): readonly EndpointName[] {
  if (item.VpcEndpointType === 'Gateway') return [];
  const base = baseName(item.ServiceName, region);
  const wild = item.ServiceName === `com.amazonaws.${region}.s3` ? '*.' : '';
  const own = `${item.VpcEndpointId}-${item.Token}`;
  const zones = item.Places.filter(({ InterfaceId }) => InterfaceId !== undefined).map(({ Zone }) => Zone);
  return [
    { name: `${wild}${own}.${base}` },
    ...zones.map((zone) => ({ name: `${wild}${own}-${zone}.${base}`, zone })),
  ];
}

/** The names that private DNS takes over, as far as the service has any. */
export function privateNamesOf(serviceName: string, context: Context): readonly string[] {
  const aws = awsService(serviceName, context.region);
  if (aws) return aws.privateNames;
  const own = serviceNamed(serviceName, context);
  return own?.PrivateDnsName !== undefined && own.Proof?.State === 'verified' ? [own.PrivateDnsName] : [];
}

export function dnsEntriesOf(item: VpcEndpointItem, context: Context): DnsEntry[] {
  const HostedZoneId = endpointZoneId(context.region);
  const own = namesOf(item, context.region).map(({ name }) => ({ DnsName: name, HostedZoneId }));
  if (!item.PrivateDnsEnabled) return own;
  const taken = privateNamesOf(item.ServiceName, context).map((name) => ({
    DnsName: name,
    HostedZoneId: `Z0${digits(`${item.VpcEndpointId}/${name}`, 18).toUpperCase()}`,
  }));
  return [...own, ...taken];
}
