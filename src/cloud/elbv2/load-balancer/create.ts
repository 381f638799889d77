/** CreateLoadBalancer (R-ELB-2…R-ELB-10). */
import type {
  CreateLoadBalancerInput,
  CreateLoadBalancerOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { nextHex, nextUint32 } from '../../../kit/random.ts';
import { defaultGroupOf } from '../../ec2/security-group/lookup.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { unsupported, validationError } from '../errors.ts';
import { newTags } from '../tags.ts';
import { balancerZoneId } from './hosted-zones.ts';
import { enterZone } from './interfaces.ts';
import { readAddressType } from './ip-address-type.ts';
import { type BalancerType, type LoadBalancerItem, loadBalancer, loadBalancersIn } from './load-balancer.ts';
import { checkGroups } from './security-groups.ts';
import { showLoadBalancer } from './show.ts';
import { checkZones, type WantedZone, wantedZones } from './subnets.ts';

/** R-ELB-14. */
const PER_REGION = 50;

/** R-ELB-4. */
export const PROVISION_MS: Readonly<Record<BalancerType, number>> = {
  application: 120_000,
  network: 150_000,
};

interface Wanted {
  readonly name: string;
  readonly type: BalancerType;
  readonly scheme: 'internet-facing' | 'internal';
  readonly addressType: 'ipv4' | 'dualstack';
  readonly zones: readonly WantedZone[];
  readonly groups: readonly string[] | undefined;
}

export function createLoadBalancer(
  input: CreateLoadBalancerInput,
  context: Context,
): Plain<CreateLoadBalancerOutput> {
  const wanted = read(input);
  const existing = loadBalancersIn(context).find(({ LoadBalancerName }) => LoadBalancerName === wanted.name);
  if (existing) {
    if (!isSame(existing, wanted)) throw duplicateName(wanted.name);
    return { LoadBalancers: [showLoadBalancer(existing, context)] };
  }
  const plan = { ...wanted, dualstack: wanted.addressType === 'dualstack', present: [] };
  const vpcId = checkZones(wanted.zones, plan, context);
  const groups = groupsFor(wanted, vpcId, context);
  const tags = newTags(input.Tags);
  checkQuota(wanted.type, context);
  const item = context.add(loadBalancer, {
    ...newItem(wanted, vpcId, context),
    SecurityGroups: groups,
    Tags: tags,
  });
  item.Zones = wanted.zones.map((zone) => enterZone(item, zone, context));
  context.later(PROVISION_MS[item.Type], loadBalancer, item.LoadBalancerArn, 'activate');
  return { LoadBalancers: [showLoadBalancer(item, context)] };
}

function read(input: CreateLoadBalancerInput): Wanted {
  const { Name: name = '', Type: type = 'application', Scheme: scheme = 'internet-facing' } = input;
  if (type === 'gateway') throw unsupported('load balancers of type gateway');
  if (type !== 'application' && type !== 'network') {
    throw validationError(`Load balancer type '${type}' must be one of 'application, network, gateway'`);
  }
  checkName(name);
  if (scheme !== 'internet-facing' && scheme !== 'internal') {
    throw new AwsError('InvalidScheme', `Scheme '${scheme}' is not valid`);
  }
  if (input.CustomerOwnedIpv4Pool ?? input.IpamPools) throw unsupported('address pools for load balancers');
  if (input.EnablePrefixForIpv6SourceNat === 'on') throw unsupported('EnablePrefixForIpv6SourceNat');
  const groups = input.SecurityGroups?.length ? input.SecurityGroups : undefined;
  return {
    name,
    type,
    scheme,
    addressType: readAddressType(input.IpAddressType),
    zones: wantedZones(input),
    groups,
  };
}

/** R-ELB-2. */
function checkName(name: string): void {
  if (name.length > 32)
    throw validationError(`Load balancer name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw validationError(
      `Load balancer name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`,
    );
  }
  if (/^-|-$/.test(name)) {
    throw validationError(`Load balancer name '${name}' cannot begin or end with '-'`);
  }
  if (name.startsWith('internal-')) {
    throw validationError(`Load balancer name '${name}' cannot begin with 'internal-'`);
  }
}

/** R-ELB-2: the same once more is no error. */
function isSame(item: LoadBalancerItem, { type, scheme, addressType, zones, groups }: Wanted): boolean {
  const sorted = (list: readonly string[]) => [...list].sort().join();
  return (
    item.Type === type &&
    item.Scheme === scheme &&
    item.IpAddressType === addressType &&
    sorted(item.Zones.map(({ SubnetId }) => SubnetId)) === sorted(zones.map(({ SubnetId }) => SubnetId)) &&
    (groups === undefined || sorted(item.SecurityGroups) === sorted(groups))
  );
}

function duplicateName(name: string): AwsError {
  return new AwsError(
    'DuplicateLoadBalancerName',
    `A load balancer with the same name '${name}' exists, but with different settings`,
  );
}

/** R-ELB-9: an application load balancer always has some, a network load balancer only those that it was made with. */
function groupsFor({ type, groups }: Wanted, vpcId: string, context: Context): string[] {
  if (groups) return checkGroups(groups, vpcId, context);
  return type === 'application' ? [defaultGroupOf(vpcId, context).GroupId] : [];
}

function checkQuota(type: BalancerType, context: Context): void {
  if (loadBalancersIn(context).filter((item) => item.Type === type).length < PER_REGION) return;
  throw new AwsError('TooManyLoadBalancers', 'The maximum number of load balancers has been reached');
}

function newItem(
  { name, type, scheme, addressType }: Wanted,
  vpcId: string,
  context: Context,
): Omit<LoadBalancerItem, 'SecurityGroups' | 'Tags'> {
  const id = nextHex(context.random, 16);
  const short = type === 'application' ? 'app' : 'net';
  return {
    LoadBalancerArn: context.arn('elasticloadbalancing', `loadbalancer/${short}/${name}/${id}`),
    DNSName: dnsName({ name, type, scheme, id }, context),
    CanonicalHostedZoneId: balancerZoneId(context.region, type),
    CreatedTime: timestamp(context.now),
    LoadBalancerName: name,
    Scheme: scheme,
    VpcId: vpcId,
    State: { Code: 'provisioning' },
    Type: type,
    IpAddressType: addressType,
    Zones: [],
    Attributes: {},
  };
}

/** R-ELB-10. */
function dnsName(
  { name, type, scheme, id }: { name: string; type: BalancerType; scheme: string; id: string },
  { region, random }: Context,
): string {
  if (type === 'network') return `${name}-${id}.elb.${region}.amazonaws.com`;
  const prefix = scheme === 'internal' ? 'internal-' : '';
  return `${prefix}${name}-${nextUint32(random)}.${region}.elb.amazonaws.com`;
}

/** A transition. */
export function activate(item: LoadBalancerItem): void {
  item.State = { Code: 'active' };
}
