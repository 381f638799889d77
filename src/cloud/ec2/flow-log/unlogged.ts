/** Traffic that AWS leaves out of flow logs (R-VPC-177). Mirrored traffic doesn't exist here. */
import { type Address, addressPlus, sameAddress } from '../../../kit/address.ts';
import { type Packet, PROTOCOL } from '../../../net/packet.ts';
import type { Context } from '../../kernel/context.ts';
import { storedAddress, storedPrefix } from '../cidr.ts';
import type { NetworkInterfaceItem } from '../network-interface/network-interface.ts';
import { subnet } from '../subnet/subnet.ts';
import { vpc } from '../vpc/vpc.ts';

/** Instance metadata, Amazon Time Sync, Windows activation, and Amazon's DNS server. */
const SERVICES = [
  '169.254.169.254',
  '169.254.169.123',
  '169.254.169.250',
  '169.254.169.251',
  '169.254.169.253',
  'fd00:ec2::254',
  'fd00:ec2::123',
  'fd00:ec2::250',
  'fd00:ec2::253',
].map(storedAddress);

const DHCP_PORTS = [67, 68, 546, 547];

export function isUnlogged(packet: Packet, item: NetworkInterfaceItem, context: Context): boolean {
  const silent = [...SERVICES, ...reservedAddresses(item, context)];
  const concerns = (address: Address) => silent.some((other) => sameAddress(address, other));
  return concerns(packet.source) || concerns(packet.destination) || isDhcp(packet);
}

function isDhcp({ protocol, sourcePort, destinationPort }: Packet): boolean {
  return protocol === PROTOCOL.udp && DHCP_PORTS.includes(sourcePort) && DHCP_PORTS.includes(destinationPort);
}

/** The subnet's router and the VPC's DNS server: one and two above the first address. */
function reservedAddresses(item: NetworkInterfaceItem, context: Context): Address[] {
  const above = (cidr: string | undefined, count: number) => {
    const { family, first } = storedPrefix(cidr ?? '');
    return addressPlus({ family, value: first }, count);
  };
  const home = context.get(subnet, item.SubnetId);
  const router = home.Ipv6Native ? [] : [above(home.CidrBlock, 1)];
  return [...router, above(context.get(vpc, item.VpcId).CidrBlock, 2)];
}
