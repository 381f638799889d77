/** The customisations, in the order in which they apply. */
import { booleanValues } from './boolean-values.ts';
import { bucketNames } from './bucket-names.ts';
import { createDistribution, updateDistribution } from './cloudfront-distribution.ts';
import { createInvalidation } from './cloudfront-invalidation.ts';
import type { Customization } from './customization.ts';
import { instanceCount } from './instance-count.ts';
import { networkAclProtocol } from './network-acl-protocol.ts';
import { positiveNames } from './positive-names.ts';
import { primaryInterface } from './primary-interface.ts';
import { securityGroupRule } from './security-group-rule.ts';
import { userData } from './user-data.ts';

const CUSTOMIZATIONS: readonly Customization[] = [
  booleanValues,
  positiveNames,
  securityGroupRule,
  instanceCount,
  primaryInterface,
  userData,
  bucketNames,
  networkAclProtocol,
  createDistribution,
  updateDistribution,
  createInvalidation,
];

export function customizationsFor(service: string, operation: string): readonly Customization[] {
  return CUSTOMIZATIONS.filter(
    (customization) =>
      customization.service === service && (customization.operations?.includes(operation) ?? true),
  );
}
