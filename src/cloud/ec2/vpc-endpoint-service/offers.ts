/** DescribeVpcEndpointServices: what an endpoint can lead to, of AWS's own and of the account's. */
import type {
  DescribeVpcEndpointServicesRequest,
  DescribeVpcEndpointServicesResult,
  ServiceDetail,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { paginate } from '../../kernel/pagination.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { zonesOf } from '../../kernel/regions.ts';
import type { Filters } from '../../kernel/resource.ts';
import { baseName } from '../vpc-endpoint/dns.ts';
import { type AwsService, awsServicesIn } from './aws-services.ts';
import { type EndpointServiceItem, endpointService } from './endpoint-service.ts';
import { zonesOfService } from './zones.ts';

type Detail = Plain<ServiceDetail>;

const FILTERS: Filters<Detail> = {
  owner: (item) => item.Owner,
  'service-name': (item) => item.ServiceName,
  'service-region': (item) => item.ServiceRegion,
  'service-type': (item) => item.ServiceType?.map(({ ServiceType }) => ServiceType),
  'supported-ip-address-types': (item) => item.SupportedIpAddressTypes,
};

export function describeVpcEndpointServices(
  input: DescribeVpcEndpointServicesRequest,
  context: Context,
): Plain<DescribeVpcEndpointServicesResult> {
  refuseOptions(input, ['ServiceRegions']);
  const all = [
    ...awsServicesIn(context.region).flatMap((service) => offersOfAws(service, context.region)),
    ...context.list(endpointService).map((item) => offerOf(item, context)),
  ];
  const { ServiceNames: names = [] } = input;
  const unknown = names.find((name) => !all.some(({ ServiceName }) => ServiceName === name));
  if (unknown !== undefined) {
    throw new AwsError('InvalidServiceName', `The Vpc Endpoint Service '${unknown}' does not exist`);
  }
  const wanted = names.length > 0 ? all.filter(({ ServiceName = '' }) => names.includes(ServiceName)) : all;
  const page = paginate(applyFilters(wanted, input.Filters, FILTERS, context), input);
  return {
    ServiceNames: [...new Set(page.items.map(({ ServiceName = '' }) => ServiceName))],
    ServiceDetails: [...page.items],
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

/** A service with both types of endpoints is listed twice. */
function offersOfAws({ name, serviceId, suffix, types, privateNames }: AwsService, region: string): Detail[] {
  const zones = zonesOf(region);
  return types.map((type) => ({
    ServiceName: name,
    ServiceId: serviceId,
    ServiceType: [{ ServiceType: type }],
    ServiceRegion: region,
    AvailabilityZoneIds: zones.map(({ id }) => id),
    AvailabilityZones: zones.map((zone) => zone.name),
    Owner: 'amazon',
    BaseEndpointDnsNames: [type === 'Gateway' ? `${suffix}.${region}.amazonaws.com` : baseName(name, region)],
    ...(type === 'Interface' && {
      PrivateDnsName: privateNames[0] ?? '',
      PrivateDnsNames: privateNames.map((PrivateDnsName) => ({ PrivateDnsName })),
      PrivateDnsNameVerificationState: 'verified' as const,
    }),
    VpcEndpointPolicySupported: true,
    AcceptanceRequired: false,
    ManagesVpcEndpoints: false,
    Tags: [],
    SupportedIpAddressTypes: ['ipv4'],
  }));
}

function offerOf(item: EndpointServiceItem, context: Context): Detail {
  const zones = zonesOfService(item, context);
  return {
    ServiceName: item.ServiceName,
    ServiceId: item.ServiceId,
    ServiceType: [{ ServiceType: 'Interface' }],
    ServiceRegion: context.region,
    AvailabilityZoneIds: zones.map(({ id }) => id),
    AvailabilityZones: zones.map(({ name }) => name),
    Owner: context.account,
    BaseEndpointDnsNames: [baseName(item.ServiceName, context.region)],
    ...(item.PrivateDnsName !== undefined && {
      PrivateDnsName: item.PrivateDnsName,
      PrivateDnsNames: [{ PrivateDnsName: item.PrivateDnsName }],
      ...(item.Proof?.State !== undefined && { PrivateDnsNameVerificationState: item.Proof.State }),
    }),
    VpcEndpointPolicySupported: false,
    AcceptanceRequired: item.AcceptanceRequired,
    ManagesVpcEndpoints: false,
    Tags: item.Tags,
    SupportedIpAddressTypes: ['ipv4'],
  };
}
