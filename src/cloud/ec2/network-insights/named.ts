/** Resources in answers, and which way a packet went at one. */
import type { AnalysisComponent } from '@aws-sdk/client-ec2';
import { type Address, formatAddress } from '../../../kit/address.ts';
import { prefixContains } from '../../../kit/prefix.ts';
import type { Packet, Step } from '../../../net/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { Tagged } from '../../kernel/resource.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { blocksOfSubnet, subnet } from '../subnet/subnet.ts';

/** `{ Id, Arn, Name }`, the name being the Name tag. */
export function component(id: string, context: Context): AnalysisComponent {
  const found = context.locate(id);
  if (!found) return { Id: id };
  const tags = found.resource.tags?.(found.item) ?? (found.item as Tagged).Tags;
  const name = tags?.find((tag) => tag.Key === 'Name')?.Value;
  const arn = context.arn('ec2', `${found.resource.kind}/${id}`);
  return { Id: id, Arn: arn, ...(name !== undefined && { Name: name }) };
}

/** IDs of a kind that a text of the engine's names. */
export function idsIn(text: string, prefix: string): string[] {
  return text.match(new RegExp(`\\b${prefix}-[0-9a-f]{17}\\b`, 'g')) ?? [];
}

export type Direction = 'ingress' | 'egress';

/** Whether the packet leaves the interface or the subnet at which the step is, or comes to it. */
export function directionAt(step: Pick<Step, 'node' | 'packet'>, context: Context): Direction {
  return isOwn(step.node, step.packet.source, context) ? 'egress' : 'ingress';
}

function isOwn(node: string, address: Address, context: Context): boolean {
  const item = context.find(networkInterface, node);
  const text = formatAddress(address);
  if (item) {
    return (
      item.PrivateIpAddresses.some((entry) => entry.PrivateIpAddress === text) ||
      item.Ipv6Addresses.some((entry) => entry.Ipv6Address === text)
    );
  }
  const home = context.find(subnet, node);
  return home !== undefined && blocksOfSubnet(home).some((block) => prefixContains(block, address));
}

/** A packet's header in the shape of `OutboundHeader`. */
export function header(packet: Packet) {
  const port = (number: number) => [{ From: number, To: number }];
  return {
    DestinationAddresses: [
      `${formatAddress(packet.destination)}/${packet.destination.family === 4 ? 32 : 128}`,
    ],
    DestinationPortRanges: port(packet.destinationPort),
    Protocol: String(packet.protocol),
    SourceAddresses: [`${formatAddress(packet.source)}/${packet.source.family === 4 ? 32 : 128}`],
    SourcePortRanges: port(packet.sourcePort),
  };
}
