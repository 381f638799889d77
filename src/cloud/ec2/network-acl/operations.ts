/** What can be done with network ACLs. */
import type {
  CreateNetworkAclEntryRequest,
  CreateNetworkAclRequest,
  CreateNetworkAclResult,
  DeleteNetworkAclEntryRequest,
  DeleteNetworkAclRequest,
  ReplaceNetworkAclAssociationRequest,
  ReplaceNetworkAclAssociationResult,
  ReplaceNetworkAclEntryRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { dependencyViolation, invalidValue, limitExceeded } from '../errors.ts';
import { vpc } from '../vpc/vpc.ts';
import { addAcl } from './add.ts';
import { replaceNetworkAclAssociation } from './associations.ts';
import { denyEntries } from './default-entries.ts';
import { createNetworkAclEntry, deleteNetworkAclEntry, replaceNetworkAclEntry } from './entries.ts';
import { aclsOfVpc, hasIpv6, networkAcl } from './network-acl.ts';

export const networkAclOperations: Operations = {
  CreateNetworkAcl: write<CreateNetworkAclRequest, Plain<CreateNetworkAclResult>>(create),
  DescribeNetworkAcls: describe(networkAcl, { ids: 'NetworkAclIds', result: 'NetworkAcls' }),
  DeleteNetworkAcl: write<DeleteNetworkAclRequest, object>(remove),
  CreateNetworkAclEntry: write<CreateNetworkAclEntryRequest, object>(createNetworkAclEntry),
  ReplaceNetworkAclEntry: write<ReplaceNetworkAclEntryRequest, object>(replaceNetworkAclEntry),
  DeleteNetworkAclEntry: write<DeleteNetworkAclEntryRequest, object>(deleteNetworkAclEntry),
  ReplaceNetworkAclAssociation: write<
    ReplaceNetworkAclAssociationRequest,
    ReplaceNetworkAclAssociationResult
  >(replaceNetworkAclAssociation),
};

/** R-NACL-6. */
const ACLS_PER_VPC = 200;

/** A new one lets nothing through (R-NACL-3). */
function create(input: CreateNetworkAclRequest, context: Context): Plain<CreateNetworkAclResult> {
  const tags = requestTags(networkAcl.kind, input.TagSpecifications);
  const parent = context.get(vpc, required(input.VpcId, 'vpcId'));
  if (aclsOfVpc(parent.VpcId, context).length >= ACLS_PER_VPC) {
    throw limitExceeded('NetworkAclLimitExceeded', 'network ACLs');
  }
  const created = addAcl(parent, denyEntries(hasIpv6(parent)), false, context);
  created.Tags = tags;
  return {
    NetworkAcl: created,
    ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
  };
}

function remove(input: DeleteNetworkAclRequest, context: Context): object {
  const item = context.get(networkAcl, required(input.NetworkAclId, 'networkAclId'));
  const { NetworkAclId: id } = item;
  if (item.IsDefault) throw invalidValue(`cannot delete default network ACL ${id}`);
  if (item.Associations.length > 0) throw dependencyViolation('network ACL', id);
  context.remove(networkAcl, id);
  return {};
}
