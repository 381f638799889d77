/** The private addresses of an endpoint's interfaces, with their zones. */
import type { Context } from '../../kernel/context.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import type { VpcEndpointItem } from './vpc-endpoint.ts';

export interface PlacedAddress {
  readonly zone: string;
  readonly address: string;
}

export function addressesOfEndpoint({ Places }: VpcEndpointItem, context: Context): readonly PlacedAddress[] {
  return Places.flatMap(({ Zone: zone, InterfaceId }) => {
    const address = context.find(networkInterface, InterfaceId)?.PrivateIpAddress;
    return address === undefined ? [] : [{ zone, address }];
  });
}
