/** Whom a service is for: principals of other accounts. The owner's own account needs none. */
import type {
  AllowedPrincipal,
  DescribeVpcEndpointServicePermissionsRequest,
  DescribeVpcEndpointServicePermissionsResult,
  ModifyVpcEndpointServicePermissionsRequest,
  ModifyVpcEndpointServicePermissionsResult,
  PrincipalType,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { paginate } from '../../kernel/pagination.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Filters } from '../../kernel/resource.ts';
import { type EndpointServiceItem, endpointService, type PermissionItem } from './endpoint-service.ts';

/** By the resource part of an ARN of IAM. */
const TYPES: readonly (readonly [RegExp, PrincipalType])[] = [
  [/^\*$/, 'All'],
  [/^arn:aws:iam::\d{12}:root$/, 'Account'],
  [/^arn:aws:iam::\d{12}:user\/.+$/, 'User'],
  [/^arn:aws:iam::\d{12}:role\/.+$/, 'Role'],
];

function typeOf(principal: string): PrincipalType {
  const found = TYPES.find(([pattern]) => pattern.test(principal));
  if (found) return found[1];
  throw new AwsError('InvalidPrincipal', `Invalid Principal: '${principal}'`);
}

const FILTERS: Filters<Plain<AllowedPrincipal>> = {
  principal: (item) => item.Principal,
  'principal-type': (item) => item.PrincipalType,
};

export function modifyVpcEndpointServicePermissions(
  input: ModifyVpcEndpointServicePermissionsRequest,
  context: Context,
): ModifyVpcEndpointServicePermissionsResult {
  const item = context.get(endpointService, required(input.ServiceId, 'serviceId'));
  const { AddAllowedPrincipals: added = [], RemoveAllowedPrincipals: removed = [] } = input;
  for (const principal of [...added, ...removed]) typeOf(principal);
  item.Permissions = item.Permissions.filter(({ Principal }) => !removed.includes(Principal));
  const fresh = added.filter((name) => !item.Permissions.some(({ Principal }) => Principal === name));
  const created = [...new Set(fresh)].map((Principal) => ({
    Principal,
    ServicePermissionId: context.newId('vpce-svc-perm'),
  }));
  item.Permissions.push(...created);
  return { AddedPrincipals: created.map((one) => show(one, item)), ReturnValue: true };
}

export function describeVpcEndpointServicePermissions(
  input: DescribeVpcEndpointServicePermissionsRequest,
  context: Context,
): Plain<DescribeVpcEndpointServicePermissionsResult> {
  const item = context.get(endpointService, required(input.ServiceId, 'serviceId'));
  const all = item.Permissions.map((one) => ({ ...show(one, item), Tags: [] }));
  const page = paginate(applyFilters(all, input.Filters, FILTERS, context), input);
  return {
    AllowedPrincipals: [...page.items],
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

function show({ Principal, ServicePermissionId }: PermissionItem, { ServiceId }: EndpointServiceItem) {
  return { PrincipalType: typeOf(Principal), Principal, ServicePermissionId, ServiceId };
}
