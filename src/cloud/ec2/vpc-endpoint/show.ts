/** An endpoint as `describe-vpc-endpoints` shows it. */
import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { dnsEntriesOf } from './dns.ts';
import type { VpcEndpointItem } from './vpc-endpoint.ts';

export function showEndpoint(item: VpcEndpointItem, context: Context): Plain<VpcEndpoint> {
  const {
    Places: places,
    Token: _token,
    ConnectionId: _connection,
    State: state,
    DnsOptions: dns,
    ...shown
  } = item;
  return {
    ...shown,
    State: state as NonNullable<VpcEndpoint['State']>,
    SubnetIds: places.map(({ SubnetId }) => SubnetId),
    NetworkInterfaceIds: places.flatMap(({ InterfaceId }) => InterfaceId ?? []),
    DnsEntries: dnsEntriesOf(item, context),
    RequesterManaged: false,
    ...(item.VpcEndpointType === 'Interface' && {
      IpAddressType: 'ipv4',
      DnsOptions: dns ?? { DnsRecordIpType: 'ipv4' },
    }),
  };
}
