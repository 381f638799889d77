/** The interfaces that a launch asks for, in either of the two forms of `run-instances` (R-VPC-57, R-VPC-77). */
import type { InstanceNetworkInterfaceSpecification, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { pick } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { invalidValue } from '../errors.ts';
import { refuseInUse } from '../network-interface/attach.ts';
import { readPrivateAddresses } from '../network-interface/create.ts';
import { requireGroups } from '../network-interface/groups.ts';
import { type NetworkInterfaceItem, networkInterface } from '../network-interface/network-interface.ts';
import { groupInDefaultVpc } from '../security-group/lookup.ts';
import { type SubnetItem, subnet } from '../subnet/subnet.ts';
import { defaultVpcOf } from '../vpc/default-vpc.ts';

/** One interface of each instance to be launched: an existing one, or how to make it. */
export interface LaunchInterface {
  readonly deviceIndex: number;
  readonly subnet: SubnetItem;
  readonly existing?: NetworkInterfaceItem;
  readonly specification: InstanceNetworkInterfaceSpecification;
  readonly deleteOnTermination: boolean;
}

const NOT_SIMULATED = [
  'AssociateCarrierIpAddress',
  'ConnectionTrackingSpecification',
  'Ipv4Prefixes',
  'Ipv4PrefixCount',
  'Ipv6Prefixes',
  'Ipv6PrefixCount',
  'PrimaryIpv6',
] as const;

/** By device index, the primary one first. */
export function readLaunchInterfaces(input: RunInstancesRequest, context: Context): LaunchInterface[] {
  const specifications = input.NetworkInterfaces?.length
    ? listedInterfaces(input, input.NetworkInterfaces)
    : [instanceLevelInterface(input, context)];
  const several = (input.MaxCount ?? 1) > 1;
  const interfaces = specifications.map((specification) =>
    readInterface(specification, input, several, context),
  );
  const zones = new Set(interfaces.map((entry) => entry.subnet.AvailabilityZone));
  if (zones.size > 1) {
    throw invalidParameterCombination(
      'You may not attach a network interface to an instance if they are not in the same availability zone',
    );
  }
  return interfaces.sort((left, right) => left.deviceIndex - right.deviceIndex);
}

/** The short form: everything that the request says of the network is about its one interface. */
function instanceLevelInterface(
  input: RunInstancesRequest,
  context: Context,
): InstanceNetworkInterfaceSpecification {
  const { SubnetId, SecurityGroupIds: ids = [], SecurityGroups: names = [] } = input;
  if (names.length > 0 && SubnetId !== undefined) {
    throw invalidParameterCombination('The parameter groupName cannot be used with the parameter subnet');
  }
  const groups = [...ids, ...names.map((name) => groupInDefaultVpc(name, context).GroupId)];
  return {
    DeviceIndex: 0,
    SubnetId,
    Groups: groups.length > 0 ? groups : undefined,
    PrivateIpAddress: input.PrivateIpAddress,
    Ipv6AddressCount: input.Ipv6AddressCount,
    Ipv6Addresses: input.Ipv6Addresses,
  };
}

function listedInterfaces(
  input: RunInstancesRequest,
  listed: readonly InstanceNetworkInterfaceSpecification[],
): readonly InstanceNetworkInterfaceSpecification[] {
  refuseInstanceLevel('subnet ID', input.SubnetId);
  refuseInstanceLevel('security groups', input.SecurityGroupIds?.[0] ?? input.SecurityGroups?.[0]);
  refuseInstanceLevel('private address', input.PrivateIpAddress);
  refuseInstanceLevel('IPv6 address', input.Ipv6Addresses?.[0] ?? input.Ipv6AddressCount);
  const indexes = listed.map((specification) => specification.DeviceIndex);
  if (indexes.includes(undefined)) throw invalidValue('Each network interface requires a device index.');
  if (new Set(indexes).size < indexes.length) {
    throw invalidValue('Each network interface requires a unique device index.');
  }
  if (!indexes.includes(0)) {
    throw invalidValue('When specifying network interfaces, you must include a device at index 0.');
  }
  if (listed.length > 1 && listed.some((entry) => entry.AssociatePublicIpAddress)) {
    throw invalidParameterCombination(
      'The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces.',
    );
  }
  return listed;
}

function refuseInstanceLevel(what: string, value: unknown): void {
  if (value === undefined) return;
  throw invalidParameterCombination(
    `Network interfaces and an instance-level ${what} may not be specified on the same request`,
  );
}

function readInterface(
  specification: InstanceNetworkInterfaceSpecification,
  input: RunInstancesRequest,
  several: boolean,
  context: Context,
): LaunchInterface {
  refuseOptions(specification, NOT_SIMULATED);
  const deviceIndex = specification.DeviceIndex ?? 0;
  const { NetworkInterfaceId: id } = specification;
  if (several && (id !== undefined || hasFixedAddress(specification))) {
    throw invalidParameterCombination(
      'A network interface or a private address may not be specified when launching several instances.',
    );
  }
  if (id !== undefined) return existingInterface(id, specification, deviceIndex, context);
  const home = specification.SubnetId
    ? context.get(subnet, specification.SubnetId)
    : defaultSubnetFor(input.Placement?.AvailabilityZone, context);
  requireGroups(
    specification.Groups?.length ? specification.Groups : undefined,
    home,
    context,
    'SecurityGroupsPerInstanceLimitExceeded',
  );
  return {
    deviceIndex,
    subnet: home,
    specification,
    deleteOnTermination: specification.DeleteOnTermination ?? true,
  };
}

function hasFixedAddress(specification: InstanceNetworkInterfaceSpecification): boolean {
  const { privateIpAddress, secondaryPrivateIpAddresses } = readPrivateAddresses(specification);
  return (
    privateIpAddress !== undefined ||
    secondaryPrivateIpAddresses.length > 0 ||
    Boolean(specification.Ipv6Addresses?.length)
  );
}

function existingInterface(
  id: string,
  specification: InstanceNetworkInterfaceSpecification,
  deviceIndex: number,
  context: Context,
): LaunchInterface {
  const existing = context.get(networkInterface, id);
  refuseInUse(existing);
  if (specification.AssociatePublicIpAddress !== undefined) {
    throw invalidParameterCombination(
      'The associatePublicIPAddress parameter cannot be specified for a network interface with an ID.',
    );
  }
  if (specification.SubnetId !== undefined || specification.Groups?.length) {
    throw invalidParameterCombination(
      'A network interface may not specify both a network interface ID and a subnet or security groups',
    );
  }
  return {
    deviceIndex,
    subnet: context.get(subnet, existing.SubnetId),
    existing,
    specification,
    deleteOnTermination: specification.DeleteOnTermination ?? false,
  };
}

/** Where an instance goes that names no subnet (R-VPC-57). */
function defaultSubnetFor(zone: string | undefined, context: Context): SubnetItem {
  const home = defaultVpcOf(context);
  if (!home) {
    throw new AwsError(
      'VPCIdNotSpecified',
      'No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.',
    );
  }
  const candidates = context
    .list(subnet)
    .filter(
      (item) =>
        item.VpcId === home.VpcId &&
        item.DefaultForAz &&
        (zone === undefined || item.AvailabilityZone === zone),
    );
  if (candidates.length === 0) {
    throw new AwsError(
      'MissingInput',
      zone === undefined
        ? `No subnets found for the default VPC '${home.VpcId}'. Please specify a subnet.`
        : `No default subnet for availability zone: '${zone}'.`,
    );
  }
  return pick(context.random, candidates);
}
