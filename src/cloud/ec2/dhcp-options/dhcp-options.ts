/**
 * DHCP option sets (R-VPC-131…R-VPC-133): immutable, one for each VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html
 */
import type {
  AssociateDhcpOptionsRequest,
  CreateDhcpOptionsRequest,
  CreateDhcpOptionsResult,
  DeleteDhcpOptionsRequest,
  DhcpOptions,
} from '@aws-sdk/client-ec2';
import { assert } from '../../../kit/assert.ts';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import { type Resource, write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { privateDomain } from '../dns-names.ts';
import { dependencyViolation, malformed, notFound } from '../errors.ts';
import { vpc } from '../vpc/vpc.ts';
import { AMAZON_DNS, readConfigurations } from './configurations.ts';

interface Configuration {
  Key: string;
  Values: { Value: string }[];
}

export type DhcpOptionsItem = Stored<Omit<DhcpOptions, 'DhcpConfigurations'>, 'DhcpOptionsId' | 'Tags'> & {
  DhcpConfigurations: Configuration[];
  /** Whether new VPCs get it: the account's own set, which is there from the start. */
  ForNewVpcs: boolean;
};

/** Associating this instead of a set takes all options away. */
const NO_OPTIONS = 'default';

export const dhcpOptions: Resource<DhcpOptionsItem> = {
  kind: 'dhcp-options',
  prefix: 'dopt',
  id: (item) => item.DhcpOptionsId,
  notFound: notFound('InvalidDhcpOptionID.NotFound', 'dhcpOption ID'),
  malformed: malformed('InvalidDhcpOptionsId.Malformed', 'dopt'),
  filters: {
    'dhcp-options-id': (item) => item.DhcpOptionsId,
    key: (item) => item.DhcpConfigurations.map((configuration) => configuration.Key),
    value: (item) => item.DhcpConfigurations.flatMap(({ Values }) => Values.map(({ Value }) => Value)),
  },
  operations: {
    CreateDhcpOptions: write<CreateDhcpOptionsRequest, Plain<CreateDhcpOptionsResult>>(create),
    DescribeDhcpOptions: describe(() => dhcpOptions, {
      ids: 'DhcpOptionsIds',
      result: 'DhcpOptions',
      view: show,
    }),
    AssociateDhcpOptions: write<AssociateDhcpOptionsRequest, object>(associate),
    DeleteDhcpOptions: write<DeleteDhcpOptionsRequest, object>(remove),
  },
};

/** The set that new VPCs get. */
export function accountDhcpOptions(context: Context): DhcpOptionsItem {
  const found = context.list(dhcpOptions).find((item) => item.ForNewVpcs);
  assert(found, `${context.region} has no default DHCP option set`);
  return found;
}

/** R-VPC-132. */
export function createAccountDhcpOptions(context: Context): void {
  const configurations = [
    { Key: 'domain-name', Values: [{ Value: privateDomain(context.region) }] },
    { Key: 'domain-name-servers', Values: [{ Value: AMAZON_DNS }] },
  ];
  add(configurations, context).ForNewVpcs = true;
}

function create(input: CreateDhcpOptionsRequest, context: Context): Plain<CreateDhcpOptionsResult> {
  const tags = requestTags(dhcpOptions.kind, input.TagSpecifications);
  const created = add(readConfigurations(required(input.DhcpConfigurations, 'dhcpConfiguration')), context);
  created.Tags = tags;
  return { DhcpOptions: show(created) };
}

function add(configurations: Configuration[], context: Context): DhcpOptionsItem {
  return context.add(dhcpOptions, {
    OwnerId: context.account,
    Tags: [],
    DhcpOptionsId: context.newId(dhcpOptions.prefix),
    DhcpConfigurations: configurations,
    ForNewVpcs: false,
  });
}

function show({ ForNewVpcs: _hidden, ...shown }: DhcpOptionsItem): Plain<DhcpOptions> {
  return shown;
}

function associate(input: AssociateDhcpOptionsRequest, context: Context): object {
  const id = required(input.DhcpOptionsId, 'dhcpOptionsId');
  const item = context.get(vpc, required(input.VpcId, 'vpcId'));
  item.DhcpOptionsId = id === NO_OPTIONS ? id : context.get(dhcpOptions, id).DhcpOptionsId;
  return {};
}

function remove(input: DeleteDhcpOptionsRequest, context: Context): object {
  const item = context.get(dhcpOptions, required(input.DhcpOptionsId, 'dhcpOptionsId'));
  const { DhcpOptionsId: id } = item;
  if (item.ForNewVpcs || context.holders(id).length > 0) throw dependencyViolation('dhcpOptions', id);
  context.remove(dhcpOptions, id);
  return {};
}
