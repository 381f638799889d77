/** Public IPv4 addresses: Elastic ones, used or not, and those that come with an interface (R-PRICE-25). */
import { address } from '../../ec2/address/address.ts';
import { networkInterface } from '../../ec2/network-interface/network-interface.ts';
import { perItem, together } from './tables.ts';

const PRICE = 'public-ipv4';

const elastic = perItem(address, ({ AllocationId }) => [{ price: PRICE, resource: AllocationId }]);

/** An Elastic IP address has an allocation ID of its own, and is in the other list. */
const automatic = perItem(networkInterface, ({ NetworkInterfaceId, PrivateIpAddresses }) =>
  PrivateIpAddresses.flatMap(({ Association: association }) =>
    association?.PublicIp !== undefined && association.AllocationId === undefined
      ? [{ price: PRICE, resource: NetworkInterfaceId }]
      : [],
  ),
);

export const addressesRunning = together(elastic, automatic);
