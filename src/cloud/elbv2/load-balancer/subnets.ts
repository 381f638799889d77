/** Which subnets a load balancer may stand in (R-ELB-5…R-ELB-8), and moving it: SetSubnets. */
import type {
  SetSubnetsInput,
  SetSubnetsOutput,
  SubnetMapping,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { internetGatewayOf } from '../../ec2/internet-gateway/internet-gateway.ts';
import { availableAddressCount } from '../../ec2/subnet/addresses.ts';
import { type SubnetItem, subnet } from '../../ec2/subnet/subnet.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import { invalidConfiguration, unsupported, validationError } from '../errors.ts';
import { checkCarriesIpv6, enterZone, leaveZone } from './interfaces.ts';
import {
  type BalancerType,
  type LoadBalancerItem,
  requireLoadBalancer,
  type ZoneItem,
} from './load-balancer.ts';
import { showZones } from './show.ts';

/** R-ELB-6. */
const FREE_ADDRESSES = 8;

export type WantedZone = Pick<ZoneItem, 'SubnetId' | 'AllocationId' | 'PrivateIPv4Address'>;

interface Asked {
  readonly Subnets?: string[] | undefined;
  readonly SubnetMappings?: SubnetMapping[] | undefined;
}

/** The subnets that a request names, by one of its two lists. */
export function wantedZones({ Subnets, SubnetMappings }: Asked): WantedZone[] {
  if (Subnets?.length && SubnetMappings?.length) {
    throw validationError('Only one of subnets or subnetMappings can be specified');
  }
  const mapped = (SubnetMappings ?? []).map((mapping) => {
    if (mapping.IPv6Address ?? mapping.SourceNatIpv6Prefix)
      throw unsupported('IPv6 addresses in SubnetMappings');
    const { SubnetId = '', AllocationId, PrivateIPv4Address } = mapping;
    return {
      SubnetId,
      ...(AllocationId !== undefined && { AllocationId }),
      ...(PrivateIPv4Address !== undefined && { PrivateIPv4Address }),
    };
  });
  return mapped.length > 0 ? mapped : (Subnets ?? []).map((SubnetId) => ({ SubnetId }));
}

interface Plan {
  readonly type: BalancerType;
  readonly scheme: string;
  readonly dualstack: boolean;
  /** IDs of the subnets that it stands in already: these need no room. */
  readonly present: readonly string[];
}

/** Refuses what AWS refuses; answers the VPC. */
export function checkZones(wanted: readonly WantedZone[], plan: Plan, context: Context): string {
  const homes = wanted.map(({ SubnetId }) => requireSubnet(SubnetId, context));
  checkCount(homes, plan.type);
  const [first] = homes;
  const vpcId = first?.VpcId ?? '';
  if (homes.some((home) => home.VpcId !== vpcId)) {
    throw invalidConfiguration('All subnets must belong to the same VPC');
  }
  checkMappings(wanted, plan);
  if (plan.scheme === 'internet-facing' && !internetGatewayOf(vpcId, context)) {
    throw new AwsError('InvalidSubnet', `VPC ${vpcId} has no internet gateway`);
  }
  for (const home of homes) {
    if (plan.dualstack) checkCarriesIpv6(home.SubnetId, context);
    if (!plan.present.includes(home.SubnetId)) checkRoom(home, context);
  }
  return vpcId;
}

function requireSubnet(id: string, context: Context): SubnetItem {
  const found = context.find(subnet, id);
  if (found) return found;
  throw new AwsError('SubnetNotFound', `The subnet ID '${id}' does not exist`);
}

function checkCount(homes: readonly SubnetItem[], type: BalancerType): void {
  const zones = new Set(homes.map((home) => home.AvailabilityZone));
  if (zones.size < homes.length) {
    throw invalidConfiguration(
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  }
  if (type === 'application' && zones.size < 2) {
    throw validationError('At least two subnets in two different Availability Zones must be specified');
  }
  if (zones.size < 1) throw validationError('At least one subnet must be specified');
}

/** Addresses of one's own choice are for network load balancers: public ones facing the internet, else private ones. */
function checkMappings(wanted: readonly WantedZone[], { type, scheme }: Plan): void {
  const elastic = wanted.filter(({ AllocationId }) => AllocationId !== undefined);
  const fixed = wanted.some(({ PrivateIPv4Address }) => PrivateIPv4Address !== undefined);
  if (type === 'application' && (elastic.length > 0 || fixed)) {
    throw invalidConfiguration(
      "Load balancers of type 'application' do not support addresses in subnet mappings",
    );
  }
  if (elastic.length > 0 && scheme === 'internal') {
    throw invalidConfiguration('Allocation IDs can only be specified for internet-facing load balancers');
  }
  if (fixed && scheme === 'internet-facing') {
    throw invalidConfiguration('Private IPv4 addresses can only be specified for internal load balancers');
  }
  if (elastic.length > 0 && elastic.length < wanted.length) {
    throw invalidConfiguration('You must specify an allocation ID for each subnet, or for none');
  }
}

/** R-ELB-6. */
function checkRoom(home: SubnetItem, context: Context): void {
  if (availableAddressCount(home, context) >= FREE_ADDRESSES) return;
  throw new AwsError(
    'InvalidSubnet',
    `Not enough IP space available in ${home.SubnetId}. ELB requires at least ${FREE_ADDRESSES} free IP addresses in each subnet.`,
  );
}

export function setSubnets(input: SetSubnetsInput, context: Context): Plain<SetSubnetsOutput> {
  const item = requireLoadBalancer(input.LoadBalancerArn, context);
  if (input.EnablePrefixForIpv6SourceNat) throw unsupported('EnablePrefixForIpv6SourceNat');
  const wanted = wantedZones(input);
  checkZones(wanted, planOf(item, input), context);
  const dualstack = input.IpAddressType === 'dualstack';
  if (input.IpAddressType !== undefined && dualstack !== (item.IpAddressType === 'dualstack')) {
    throw unsupported('IpAddressType in SetSubnets; use set-ip-address-type');
  }
  const staying = item.Zones.filter((zone) => wanted.some(({ SubnetId }) => SubnetId === zone.SubnetId));
  for (const zone of item.Zones) if (!staying.includes(zone)) leaveZone(zone, context);
  item.Zones = wanted.map(
    (one) => staying.find(({ SubnetId }) => SubnetId === one.SubnetId) ?? enterZone(item, one, context),
  );
  return { AvailabilityZones: showZones(item, context), IpAddressType: item.IpAddressType };
}

function planOf(item: LoadBalancerItem, input: SetSubnetsInput): Plan {
  return {
    type: item.Type,
    scheme: item.Scheme,
    dualstack: (input.IpAddressType ?? item.IpAddressType) === 'dualstack',
    present: item.Zones.map(({ SubnetId }) => SubnetId),
  };
}
