/** Creating an endpoint (R-R53-127, R-R53-131, R-R53-132): it takes its addresses at once, and minutes to begin. */
import type {
  CreateResolverEndpointRequest,
  CreateResolverEndpointResponse,
} from '@aws-sdk/client-route53resolver';
import { securityGroup } from '../../ec2/security-group/security-group.ts';
import { vpc } from '../../ec2/vpc/vpc.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { mergeTags } from '../../kernel/tags.ts';
import {
  invalidParameter,
  invalidRequest,
  limitExceeded,
  resourceExists,
  resourceNotFound,
} from '../errors.ts';
import { checkName, checkRequestId, timeText, traced } from '../words.ts';
import { addAddress, requireSubnet } from './addresses.ts';
import { type ResolverEndpointItem, resolverEndpoint, showEndpoint } from './endpoint.ts';

const ENDPOINTS_PER_REGION = 4;
export const LEAST_ADDRESSES = 2;
export const MOST_ADDRESSES = 6;
const MOST_GROUPS = 10;
const CREATE_MS = 150_000;

export function createResolverEndpoint(
  input: CreateResolverEndpointRequest,
  context: Context,
): CreateResolverEndpointResponse {
  checkRequest(input);
  const { CreatorRequestId = '', Direction = 'INBOUND', IpAddresses = [], SecurityGroupIds = [] } = input;
  const known = context.list(resolverEndpoint);
  if (known.some((other) => other.CreatorRequestId === CreatorRequestId))
    throw resourceExists(`Resolver endpoint with creator request ID "${CreatorRequestId}" already exists`);
  if (known.length >= ENDPOINTS_PER_REGION) throw limitExceeded(context.account, 'max-endpoints');
  const home = homeOf(input, context);
  checkGroups(SecurityGroupIds, home, context);
  const Id = context.newId(Direction === 'INBOUND' ? 'rslvr-in' : 'rslvr-out');
  const now = timeText(context.now);
  const tagList: ResolverEndpointItem['tagList'] = [];
  mergeTags(tagList, input.Tags ?? []);
  const item = context.add(resolverEndpoint, {
    Id,
    CreatorRequestId,
    Arn: context.arn('route53resolver', `resolver-endpoint/${Id}`),
    ...(input.Name !== undefined && { Name: input.Name }),
    SecurityGroupIds: [...SecurityGroupIds],
    Direction,
    HostVPCId: home,
    Status: 'CREATING',
    StatusMessage: traced('Creating the Resolver Endpoint', context),
    CreationTime: now,
    ModificationTime: now,
    ResolverEndpointType: 'IPV4',
    Protocols: ['Do53'],
    addresses: [],
    tagList,
  });
  // Those who name their address come first: nobody else shall draw it.
  const asked = [...IpAddresses].sort(
    (left, right) => Number(right.Ip !== undefined) - Number(left.Ip !== undefined),
  );
  for (const address of asked) addAddress(item, address, 'CREATING', context);
  context.later(CREATE_MS, resolverEndpoint, Id, 'settle');
  return { ResolverEndpoint: showEndpoint(item) };
}

function checkRequest(input: CreateResolverEndpointRequest): void {
  checkRequestId(input.CreatorRequestId);
  checkName(input.Name);
  refuseOptions(input, ['OutpostArn', 'PreferredInstanceType']);
  refuseOtherKinds(input);
  const count = input.IpAddresses?.length ?? 0;
  if (count < LEAST_ADDRESSES)
    throw invalidRequest(`Resolver endpoint needs to have at least ${LEAST_ADDRESSES} IP addresses`);
  if (count > MOST_ADDRESSES)
    throw invalidRequest(`Resolver endpoint can have at most ${MOST_ADDRESSES} IP addresses`);
}

/** IPv6 endpoints and DNS over HTTPS are not simulated. */
export function refuseOtherKinds(
  input: Pick<CreateResolverEndpointRequest, 'ResolverEndpointType' | 'Protocols'>,
): void {
  if (input.ResolverEndpointType !== 'IPV4') refuseOptions(input, ['ResolverEndpointType']);
  if (input.Protocols?.some((protocol) => protocol !== 'Do53')) refuseOptions(input, ['Protocols']);
}

/** The VPC that all of the subnets are in. */
function homeOf({ IpAddresses = [] }: CreateResolverEndpointRequest, context: Context): string {
  const subnets = IpAddresses.map(({ SubnetId }) => requireSubnet(SubnetId, context));
  const [first, ...others] = [...new Set(subnets.map(({ VpcId }) => VpcId))];
  if (others.length > 0) throw invalidParameter('All subnets of a resolver endpoint must be in one VPC');
  const { VpcId, InstanceTenancy } = context.get(vpc, first ?? '');
  if (InstanceTenancy === 'dedicated')
    throw invalidRequest(
      `Resolver endpoints cannot be created in VPC "${VpcId}", whose tenancy is dedicated`,
    );
  return VpcId;
}

function checkGroups(ids: readonly string[], home: string, context: Context): void {
  if (ids.length > MOST_GROUPS)
    throw invalidParameter(`Maximum of ${MOST_GROUPS} security groups are allowed`);
  for (const id of ids) {
    if (!id.startsWith('sg-'))
      throw invalidParameter(
        `[RSLVR-00408] Malformed security group ID: "Invalid id: "${id}" (expecting "sg-...")".`,
      );
    const group = context.find(securityGroup, id);
    if (!group) throw resourceNotFound(`The security group "${id}" does not exist`);
    if (group.VpcId !== home)
      throw new AwsError(
        'InvalidParameterException',
        `The security group "${id}" is not in VPC "${home}", where the resolver endpoint would be`,
      );
  }
}
