/** Attributes of a VPC: one a call (R-VPC-120, R-VPC-128), and its tenancy (R-VPC-17). */
import type {
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  ModifyVpcAttributeRequest,
  ModifyVpcTenancyRequest,
  ModifyVpcTenancyResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination, invalidParameterValue } from '../../kernel/errors.ts';
import { given, lowerFirst, required } from '../../kernel/parameters.ts';
import { type VpcAttributes, vpc } from './vpc.ts';

const ATTRIBUTES: readonly (keyof VpcAttributes)[] = [
  'EnableDnsSupport',
  'EnableDnsHostnames',
  'EnableNetworkAddressUsageMetrics',
];

export function modifyVpcAttribute(input: ModifyVpcAttributeRequest, context: Context): object {
  const { Attributes: attributes } = context.get(vpc, required(input.VpcId, 'vpcId'));
  const [name, ...others] = given(input, ATTRIBUTES);
  if (name === undefined) throw invalidParameterCombination('No attributes specified.');
  if (others.length > 0) {
    throw invalidParameterCombination(
      'Fields for multiple attribute types specified: only one can be modified at a time.',
    );
  }
  const value = required(input[name]?.Value, `${lowerFirst(name)}.value`);
  if (name === 'EnableDnsHostnames' && value && !attributes.EnableDnsSupport) {
    throw invalidParameterCombination(
      'enableDnsHostnames cannot be set to true while enableDnsSupport is false.',
    );
  }
  attributes[name] = value;
  return {};
}

export function describeVpcAttribute(
  input: DescribeVpcAttributeRequest,
  context: Context,
): DescribeVpcAttributeResult {
  const wanted = required(input.Attribute, 'attribute');
  const { VpcId, Attributes: attributes } = context.get(vpc, required(input.VpcId, 'vpcId'));
  const name = ATTRIBUTES.find((attribute) => lowerFirst(attribute) === wanted);
  if (!name) throw invalidParameterValue(wanted, 'attribute', 'Unknown attribute.');
  return { [name]: { Value: attributes[name] }, VpcId };
}

/** A VPC can only become less dedicated. */
export function modifyVpcTenancy(input: ModifyVpcTenancyRequest, context: Context): ModifyVpcTenancyResult {
  const item = context.get(vpc, required(input.VpcId, 'vpcId'));
  const tenancy = required(input.InstanceTenancy, 'instanceTenancy');
  if (tenancy !== 'default') {
    throw new AwsError('UnsupportedTenancy', `The tenancy value ${tenancy} is not supported.`);
  }
  item.InstanceTenancy = tenancy;
  return { ReturnValue: true };
}
