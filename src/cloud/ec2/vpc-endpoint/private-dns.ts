/** Private DNS: an endpoint takes over the usual names of its service in the VPC (R-VPC-155). */
import type { DnsOptionsSpecification } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { privateZonesOf } from '../../route53/lower.ts';
import { hasPublicNames } from '../dns-names.ts';
import { vpc } from '../vpc/vpc.ts';
import { awsService } from '../vpc-endpoint-service/aws-services.ts';
import { serviceNamed } from '../vpc-endpoint-service/endpoint-service.ts';
import { privateNamesOf } from './dns.ts';
import { invalid } from './places.ts';
import { endpointsIn, gatewaysIn, type VpcEndpointItem } from './vpc-endpoint.ts';

type Subject = Pick<VpcEndpointItem, 'VpcEndpointId' | 'VpcId' | 'ServiceName'>;

/** Whether it is on where the request doesn't say: with AWS's own services, but for those with a gateway endpoint. */
export function defaultsToPrivate(serviceName: string, context: Context): boolean {
  const service = awsService(serviceName, context.region);
  return service !== undefined && !service.types.includes('Gateway');
}

/** Throws where the VPC, the service or another endpoint stands in the way. */
export function checkPrivateDns(item: Subject, context: Context): void {
  if (!hasPublicNames(context.get(vpc, item.VpcId))) {
    throw invalid(
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${item.VpcId}`,
    );
  }
  const own = serviceNamed(item.ServiceName, context);
  const names = privateNamesOf(item.ServiceName, context);
  if (own && names.length === 0) {
    throw invalid(
      own.PrivateDnsName === undefined
        ? `Private DNS can't be enabled because the service ${item.ServiceName} does not provide a private DNS name.`
        : `Private DNS can't be enabled because the service ${item.ServiceName} has not verified the private DNS name.`,
    );
  }
  const conflict = names.find((name) => isTaken(name, item, context));
  if (conflict !== undefined) {
    throw invalid(
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${conflict} in the VPC ${item.VpcId}`,
    );
  }
}

function isTaken(name: string, { VpcEndpointId: id, VpcId }: Subject, context: Context): boolean {
  const others = endpointsIn(VpcId, context).filter(
    (other) => other.VpcEndpointId !== id && other.PrivateDnsEnabled && other.State !== 'deleting',
  );
  if (others.some((other) => privateNamesOf(other.ServiceName, context).includes(name))) return true;
  return privateZonesOf(context.snapshot, VpcId).some(({ apex }) => apex === `${name}.`);
}

/**
 * S3 has both kinds of endpoints: then private DNS is, unless the request says otherwise, for those who ask an inbound
 * resolver endpoint only, and whoever is in the VPC keeps going by the gateway endpoint, which must be there.
 */
export function readDnsOptions(
  given: DnsOptionsSpecification | undefined,
  before: VpcEndpointItem['DnsOptions'],
  item: Subject & Pick<VpcEndpointItem, 'PrivateDnsEnabled'>,
  context: Context,
): NonNullable<VpcEndpointItem['DnsOptions']> {
  const asked = given ?? {};
  refuseOptions(asked, ['PrivateDnsPreference', 'PrivateDnsSpecifiedDomains']);
  const type = asked.DnsRecordIpType ?? 'ipv4';
  if (type !== 'ipv4' && type !== 'service-defined') refuseOptions(asked, ['DnsRecordIpType']);
  const service = awsService(item.ServiceName, context.region);
  const hasBoth = service?.types.includes('Gateway') ?? false;
  const wanted = asked.PrivateDnsOnlyForInboundResolverEndpoint;
  if (!hasBoth) {
    if (wanted) throw invalid(`PrivateDnsOnlyForInboundResolverEndpoint not supported for this service.`);
    return { DnsRecordIpType: type };
  }
  const inboundOnly = wanted ?? before?.PrivateDnsOnlyForInboundResolverEndpoint ?? item.PrivateDnsEnabled;
  if (
    inboundOnly &&
    !gatewaysIn(item.VpcId, context).some((other) => other.ServiceName === item.ServiceName)
  ) {
    throw invalid(
      `To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC ${item.VpcId} must have a Gateway endpoint for the service.`,
    );
  }
  return { DnsRecordIpType: type, PrivateDnsOnlyForInboundResolverEndpoint: inboundOnly };
}
