/** What can be done with sets of DHCP options. */
import type {
  AssociateDhcpOptionsRequest,
  CreateDhcpOptionsRequest,
  CreateDhcpOptionsResult,
  DeleteDhcpOptionsRequest,
  DhcpOptions,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { dependencyViolation } from '../errors.ts';
import { vpc } from '../vpc/vpc.ts';
import { readConfigurations } from './configurations.ts';
import { add, type DhcpOptionsItem, dhcpOptions } from './dhcp-options.ts';

export const dhcpOptionsOperations: Operations = {
  CreateDhcpOptions: write<CreateDhcpOptionsRequest, Plain<CreateDhcpOptionsResult>>(create),
  DescribeDhcpOptions: describe(dhcpOptions, {
    ids: 'DhcpOptionsIds',
    result: 'DhcpOptions',
    view: show,
  }),
  AssociateDhcpOptions: write<AssociateDhcpOptionsRequest, object>(associate),
  DeleteDhcpOptions: write<DeleteDhcpOptionsRequest, object>(remove),
};

/** Associating this instead of a set takes all options away. */
const NO_OPTIONS = 'default';

function create(input: CreateDhcpOptionsRequest, context: Context): Plain<CreateDhcpOptionsResult> {
  const tags = requestTags(dhcpOptions.kind, input.TagSpecifications);
  const created = add(readConfigurations(required(input.DhcpConfigurations, 'dhcpConfiguration')), context);
  created.Tags = tags;
  return { DhcpOptions: show(created) };
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
