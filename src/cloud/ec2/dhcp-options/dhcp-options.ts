/**
 * DHCP option sets (R-VPC-131…R-VPC-133): immutable, one for each VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html
 */
import type { DhcpOptions } from '@aws-sdk/client-ec2';
import { assert } from '../../../kit/assert.ts';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { privateDomain } from '../dns-names.ts';
import { malformed, notFound } from '../errors.ts';
import { AMAZON_DNS } from './configurations.ts';

interface Configuration {
  Key: string;
  Values: { Value: string }[];
}

export type DhcpOptionsItem = Stored<Omit<DhcpOptions, 'DhcpConfigurations'>, 'DhcpOptionsId' | 'Tags'> & {
  DhcpConfigurations: Configuration[];
  /** Whether new VPCs get it: the account's own set, which is there from the start. */
  ForNewVpcs: boolean;
};

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

export function add(configurations: Configuration[], context: Context): DhcpOptionsItem {
  return context.add(dhcpOptions, {
    OwnerId: context.account,
    Tags: [],
    DhcpOptionsId: context.newId(dhcpOptions.prefix),
    DhcpConfigurations: configurations,
    ForNewVpcs: false,
  });
}
