/** EC2's errors, code and wording (R-VPC-2, R-VPC-3 and the rules named below). */
import { AwsError } from '../kernel/errors.ts';

/** `InvalidVpcID.NotFound`: "The vpc ID 'vpc-…' does not exist" (R-VPC-3). */
export function notFound(code: string, noun: string): (id: string) => AwsError {
  return (id) => new AwsError(code, `The ${noun} '${id}' does not exist`);
}

/** "Invalid id: "…" (expecting "vpc-...")" (R-VPC-2). */
export function malformed(code: string, prefix: string): (id: string) => AwsError {
  return (id) => new AwsError(code, `Invalid id: "${id}" (expecting "${prefix}-...")`);
}

/** R-VPC-185…R-VPC-190: "The vpc 'vpc-…' has dependencies and cannot be deleted." */
export function dependencyViolation(noun: string, id: string): AwsError {
  return new AwsError('DependencyViolation', `The ${noun} '${id}' has dependencies and cannot be deleted.`);
}

/** R-VPC-11. */
export function notACidr(value: string, parameter: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value (${value}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
  );
}

/** `VpcLimitExceeded`: "The maximum number of VPCs has been reached." */
export function limitExceeded(code: string, plural: string): AwsError {
  return new AwsError(code, `The maximum number of ${plural} has been reached.`);
}

/** R-VPC-3; of addresses, route tables and network ACLs alike. */
export const associationNotFound = notFound('InvalidAssociationID.NotFound', 'association ID');

/** R-VPC-67: "Route table rtb-… and subnet subnet-… belong to different networks". */
export function differentNetworks(left: string, right: string): AwsError {
  return new AwsError('InvalidParameterValue', `${left} and ${right} belong to different networks`);
}

export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

/** R-VPC-73, R-VPC-79. */
export function gatewayNotAttached(gatewayId: string, vpcId: string): AwsError {
  return new AwsError('Gateway.NotAttached', `resource ${gatewayId} is not attached to network ${vpcId}`);
}
