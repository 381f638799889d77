import type { Context } from '../../kernel/context.ts';
import type { VpcItem } from '../vpc/vpc.ts';
import { defaultEntries } from './default-entries.ts';
import { type EntryItem, hasIpv6, type NetworkAclItem, networkAcl } from './network-acl.ts';

/** The one that comes with a VPC: it lets everything through (R-NACL-2). */
export function createDefaultNetworkAcl(parent: VpcItem, context: Context): NetworkAclItem {
  return addAcl(parent, defaultEntries(hasIpv6(parent)), true, context);
}

export function addAcl(
  parent: VpcItem,
  entries: EntryItem[],
  isDefault: boolean,
  context: Context,
): NetworkAclItem {
  return context.add(networkAcl, {
    Associations: [],
    Entries: entries,
    IsDefault: isDefault,
    NetworkAclId: context.newId(networkAcl.prefix),
    Tags: [],
    VpcId: parent.VpcId,
    OwnerId: context.account,
  });
}
