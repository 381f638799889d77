/** The interfaces of an endpoint: one in each of its subnets, one subnet a zone (R-VPC-154). */
import type { SubnetConfiguration } from '@aws-sdk/client-ec2';
import { nextHex } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { timestamp } from '../../kernel/plain.ts';
import { createInterface } from '../network-interface/create.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { subnet } from '../subnet/subnet.ts';
import { serviceNamed } from '../vpc-endpoint-service/endpoint-service.ts';
import { zonesOfService } from '../vpc-endpoint-service/zones.ts';
import { type EndpointPlace, type VpcEndpointItem, vpcEndpoint } from './vpc-endpoint.ts';

const SERVICE = 'amazon-aws';

export interface PlaceInput {
  readonly subnetIds: readonly string[];
  readonly configurations: readonly SubnetConfiguration[];
}

/** Subnets of the VPC, in zones where the service is and the endpoint isn't yet. */
export function readPlaces(
  { subnetIds, configurations }: PlaceInput,
  item: Pick<VpcEndpointItem, 'VpcId' | 'ServiceName' | 'Places'>,
  context: Context,
): EndpointPlace[] {
  for (const configuration of configurations) refuseOptions(configuration, ['Ipv6']);
  const asked = new Map(configurations.map(({ SubnetId, Ipv4 }) => [SubnetId ?? '', Ipv4]));
  const ids = [...new Set([...subnetIds, ...asked.keys()])];
  const own = serviceNamed(item.ServiceName, context);
  const offered = own && zonesOfService(own, context).map(({ name }) => name);
  const places = ids.map((id): EndpointPlace => {
    const { SubnetId, VpcId, AvailabilityZone: Zone } = context.get(subnet, id);
    if (VpcId !== item.VpcId) throw invalid(`Subnet ${id} does not belong to VPC ${item.VpcId}.`);
    if (offered && !offered.includes(Zone)) {
      throw invalid(
        `The VPC endpoint service ${item.ServiceName} does not support the availability zone of the subnet: ${id}.`,
      );
    }
    const Ipv4 = asked.get(id);
    return { SubnetId, Zone, ...(Ipv4 !== undefined && { Ipv4 }) };
  });
  const zones = [...item.Places, ...places].map(({ Zone }) => Zone);
  if (new Set(zones).size < zones.length) {
    throw new AwsError(
      'DuplicateSubnetsInSameZone',
      `Found another VPC endpoint subnet in the availability zone of ${places.at(-1)?.SubnetId}`,
    );
  }
  return places;
}

export function invalid(text: string): AwsError {
  return new AwsError('InvalidParameter', text);
}

/** Throws what making an interface does where a subnet has no address left. */
export function enterPlaces(item: VpcEndpointItem, context: Context): void {
  for (const place of item.Places) place.InterfaceId ??= addInterface(item, place, context);
}

function addInterface(item: VpcEndpointItem, { SubnetId, Ipv4 }: EndpointPlace, context: Context): string {
  const created = createInterface(context, {
    subnet: context.get(subnet, SubnetId),
    description: `VPC Endpoint Interface ${item.VpcEndpointId}`,
    groups: item.Groups.map(({ GroupId }) => GroupId ?? ''),
    privateIpAddress: Ipv4,
    interfaceType: 'vpc_endpoint',
    requesterManaged: SERVICE,
  });
  created.Status = 'in-use';
  created.Attachment = {
    AttachTime: timestamp(context.now),
    AttachmentId: `ela-attach-0${nextHex(context.random, 16)}`,
    DeleteOnTermination: false,
    DeviceIndex: 1,
    InstanceOwnerId: SERVICE,
    Status: 'attached',
  };
  return created.NetworkInterfaceId;
}

export function leavePlaces(item: VpcEndpointItem, places: readonly EndpointPlace[], context: Context): void {
  for (const { InterfaceId } of places) {
    if (InterfaceId !== undefined) context.remove(networkInterface, InterfaceId);
  }
  const left = new Set(places.map(({ SubnetId }) => SubnetId));
  item.Places = item.Places.filter(({ SubnetId }) => !left.has(SubnetId));
}

/** Until it works (R-VPC-157, R-VPC-195). */
const PROVISION_MS = 60_000;

/** What becomes of an endpoint whose service is willing. */
export function provision(item: VpcEndpointItem, context: Context): void {
  item.State = 'pending';
  enterPlaces(item, context);
  context.later(PROVISION_MS, vpcEndpoint, item.VpcEndpointId, 'settle');
}
