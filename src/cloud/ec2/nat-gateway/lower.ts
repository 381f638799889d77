/**
 * NAT gateways in the packet engine: many senders behind the address of one interface (R-VPC-90…R-VPC-104). A public
 * one's packets are then translated once more, to its Elastic IP, by the internet gateway.
 */
import { memoise } from '../../../kit/memoise.ts';
import type { DynamicTranslatorNode, Obstacle } from '../../../net/graph.ts';
import { type Absent, present } from '../../kernel/absent.ts';
import { labelOf } from '../label.ts';
import { NAT_GATEWAY_MTU } from '../mtu.ts';
import type { NatGatewayItem } from './nat-gateway.ts';

/** Nothing while the gateway has no interface: it failed, or is gone. */
export const lowerNatGateway = memoise(
  (item: NatGatewayItem, fault: Obstacle | Absent): DynamicTranslatorNode[] => {
    const { NatGatewayId: id } = item;
    const primary =
      item.NatGatewayAddresses.find((address) => address.IsPrimary) ?? item.NatGatewayAddresses[0];
    if (primary?.NetworkInterfaceId === undefined || item.State === 'deleted' || item.State === 'failed')
      return [];
    const name = labelOf(id, item);
    const pending: Obstacle = {
      code: 'NAT_GATEWAY_NOT_AVAILABLE',
      text: `NAT gateway ${name} is ${item.State}: it must be available.`,
    };
    const obstacle = present(fault) ?? (item.State === 'available' ? undefined : pending);
    return [
      {
        kind: 'dynamic-translator',
        id,
        origin: { resource: id, label: `NAT gateway ${name}` },
        interface: primary.NetworkInterfaceId,
        mtu: NAT_GATEWAY_MTU,
        ...(obstacle && { obstacle }),
      },
    ];
  },
);
