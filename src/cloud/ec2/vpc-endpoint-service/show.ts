/** An endpoint service as its owner sees it. */
import type { ServiceConfiguration } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { EndpointServiceItem } from './endpoint-service.ts';
import { zonesOfService } from './zones.ts';

export function showService(item: EndpointServiceItem, context: Context): Plain<ServiceConfiguration> {
  const { Permissions: _permissions, Proof: proof, ...shown } = item;
  const zones = zonesOfService(item, context);
  return {
    ...shown,
    ServiceType: [{ ServiceType: 'Interface' }],
    AvailabilityZoneIds: zones.map(({ id }) => id),
    AvailabilityZones: zones.map(({ name }) => name),
    ManagesVpcEndpoints: false,
    SupportedIpAddressTypes: ['ipv4'],
    BaseEndpointDnsNames: [`${item.ServiceId}.${context.region}.vpce.amazonaws.com`],
    ...(proof && { PrivateDnsNameConfiguration: proof }),
  };
}
