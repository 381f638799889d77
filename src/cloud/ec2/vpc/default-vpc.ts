/**
 * The default VPC with its subnets, gateway and route (R-VPC-55…R-VPC-58).
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
 */
import type {
  CreateDefaultSubnetRequest,
  CreateDefaultSubnetResult,
  CreateDefaultVpcRequest,
  CreateDefaultVpcResult,
} from '@aws-sdk/client-ec2';
import { formatPrefix, prefixesOverlap } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type ZoneInfo, zonesOf } from '../../kernel/regions.ts';
import { storedPrefix } from '../cidr.ts';
import { addInternetGateway } from '../internet-gateway/internet-gateway.ts';
import { mainRouteTableOf } from '../route-table/route-table.ts';
import { addSubnet } from '../subnet/create.ts';
import { blocksOfSubnet, type SubnetItem, showSubnet, subnet } from '../subnet/subnet.ts';
import { requireZone } from '../subnet/zones.ts';
import { addVpc, checkVpcLimit } from './create.ts';
import { showVpc, type VpcItem, vpc } from './vpc.ts';

const DEFAULT_CIDR = '172.31.0.0/16';
const DEFAULT_SUBNET_LENGTH = 20;

export function createDefaultVpcOnRequest(
  _input: CreateDefaultVpcRequest,
  context: Context,
): Plain<CreateDefaultVpcResult> {
  if (defaultVpcOf(context)) {
    throw new AwsError(
      'DefaultVpcAlreadyExists',
      'A Default VPC already exists for this account in this region.',
    );
  }
  checkVpcLimit(context);
  return { Vpc: showVpc(createDefaultVpc(context)) };
}

/** All of it, ready at once: it was there before the learner came. */
export function createDefaultVpc(context: Context): VpcItem {
  const created = addVpc(DEFAULT_CIDR, context, { isDefault: true, state: 'available' });
  const gateway = addInternetGateway(context, created.VpcId);
  mainRouteTableOf(created.VpcId, context).Routes.push({
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: gateway.InternetGatewayId,
    Origin: 'CreateRoute',
  });
  for (const zone of zonesOf(context.region)) addDefaultSubnet(created, zone, context);
  return created;
}

export function defaultVpcOf(context: Context): VpcItem | undefined {
  return context.list(vpc).find((item) => item.IsDefault);
}

export function createDefaultSubnet(
  input: CreateDefaultSubnetRequest,
  context: Context,
): Plain<CreateDefaultSubnetResult> {
  refuseOptions(input, ['Ipv6Native']);
  if (input.AvailabilityZone === undefined && input.AvailabilityZoneId === undefined) {
    throw missingParameter('availabilityZone');
  }
  const parent = defaultVpcOf(context);
  if (!parent) {
    throw new AwsError('DefaultVpcDoesNotExist', 'No default VPC exists for this account in this region.');
  }
  const zone = requireZone(input, context);
  const existing = context
    .list(subnet)
    .find((item) => item.DefaultForAz && item.AvailabilityZone === zone.name);
  if (existing) {
    throw new AwsError(
      'DefaultSubnetAlreadyExistsInAvailabilityZone',
      `'${existing.SubnetId}' is already the default subnet in ${zone.name}.`,
    );
  }
  return { Subnet: showSubnet(addDefaultSubnet(parent, zone, context), context) };
}

function addDefaultSubnet(parent: VpcItem, zone: ZoneInfo, context: Context): SubnetItem {
  return addSubnet(parent, context, {
    cidr: nextDefaultBlock(parent, context),
    zone,
    isDefault: true,
    state: 'available',
  });
}

/** The next free /20, counted from the start of the VPC. */
function nextDefaultBlock(parent: VpcItem, context: Context): string {
  const whole = storedPrefix(parent.CidrBlock);
  const taken = context
    .list(subnet)
    .filter((item) => item.VpcId === parent.VpcId)
    .flatMap(blocksOfSubnet);
  const step = 2 ** (32 - DEFAULT_SUBNET_LENGTH);
  for (let index = 0; index < 2 ** (DEFAULT_SUBNET_LENGTH - whole.length); index++) {
    const first = Number(whole.first) + index * step;
    const block = { family: 4, first, length: DEFAULT_SUBNET_LENGTH } as const;
    if (!taken.some((other) => prefixesOverlap(other, block))) return formatPrefix(block);
  }
  throw new AwsError('InsufficientFreeAddresses', `${parent.VpcId} has no free block for a default subnet.`);
}
