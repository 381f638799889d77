/**
 * Rules in VPCs: a rule counts only where it is associated (R-R53-129).
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_ResolverRuleAssociation.html
 */
import type { ResolverRuleAssociation } from '@aws-sdk/client-route53resolver';
import { vpc } from '../../ec2/vpc/vpc.ts';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { resourceNotFound } from '../errors.ts';
import { INTERNET_RULE_ID } from '../rule/rule.ts';

export type RuleAssociationItem = Stored<
  ResolverRuleAssociation,
  'Id' | 'ResolverRuleId' | 'VPCId' | 'Status'
>;

export const ruleAssociation: Resource<RuleAssociationItem> = {
  kind: 'resolver-rule-association',
  prefix: 'rslvr-rrassoc',
  id: (item) => item.Id,
  notFound: associationNotFound,
  malformed: associationNotFound,
  filters: {},
};

function associationNotFound(id: string) {
  return resourceNotFound(`ResolverRuleAssociation "${id}" does not Exist`);
}

/** AWS's own among them: each VPC has the rule for the internet. */
export function allAssociations(context: Context): readonly RuleAssociationItem[] {
  const own = context.list(vpc).map(
    ({ VpcId }): RuleAssociationItem => ({
      Id: `rslvr-autodefined-assoc-${VpcId}-internet-resolver`,
      ResolverRuleId: INTERNET_RULE_ID,
      Name: 'System Rule Association',
      VPCId: VpcId,
      Status: 'COMPLETE',
      StatusMessage: '',
    }),
  );
  return [...own, ...context.list(ruleAssociation)];
}
