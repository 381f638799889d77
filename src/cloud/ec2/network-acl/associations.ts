/** Which network ACL stands before which subnet: always exactly one (R-NACL-1, R-NACL-15). */
import type {
  ReplaceNetworkAclAssociationRequest,
  ReplaceNetworkAclAssociationResult,
} from '@aws-sdk/client-ec2';
import { assert } from '../../../kit/assert.ts';
import type { Context } from '../../kernel/context.ts';
import { required } from '../../kernel/parameters.ts';
import { associationNotFound, differentNetworks } from '../errors.ts';
import type { SubnetItem } from '../subnet/subnet.ts';
import { type AclAssociationItem, aclsOfVpc, type NetworkAclItem, networkAcl } from './network-acl.ts';

/** A new subnet stands behind the VPC's default network ACL. */
export function associateDefaultAcl(created: SubnetItem, context: Context): void {
  const acl = aclsOfVpc(created.VpcId, context).find((item) => item.IsDefault);
  assert(acl, `${created.VpcId} has no default network ACL`);
  associate(acl, created.SubnetId, context);
}

function associate(acl: NetworkAclItem, subnetId: string, context: Context): AclAssociationItem {
  const association = {
    NetworkAclAssociationId: context.newId('aclassoc'),
    NetworkAclId: acl.NetworkAclId,
    SubnetId: subnetId,
  };
  acl.Associations.push(association);
  return association;
}

/** What goes with the subnet. */
export function dropAclAssociation(subnetId: string, context: Context): void {
  for (const acl of context.list(networkAcl)) {
    if (acl.Associations.some((association) => association.SubnetId === subnetId)) drop(acl, subnetId);
  }
}

export function replaceNetworkAclAssociation(
  input: ReplaceNetworkAclAssociationRequest,
  context: Context,
): ReplaceNetworkAclAssociationResult {
  const id = required(input.AssociationId, 'associationId');
  const hasIt = (acl: NetworkAclItem) =>
    acl.Associations.find((other) => other.NetworkAclAssociationId === id);
  const before = context.list(networkAcl).find(hasIt);
  const subnetId = before && hasIt(before)?.SubnetId;
  if (!before || subnetId === undefined) throw associationNotFound(id);
  const acl = context.get(networkAcl, required(input.NetworkAclId, 'networkAclId'));
  if (acl.VpcId !== before.VpcId) {
    throw differentNetworks(`Network ACL ${acl.NetworkAclId}`, `subnet ${subnetId}`);
  }
  drop(before, subnetId);
  return { NewAssociationId: associate(acl, subnetId, context).NetworkAclAssociationId };
}

function drop(acl: NetworkAclItem, subnetId: string): void {
  acl.Associations = acl.Associations.filter((association) => association.SubnetId !== subnetId);
}
