import { describe } from '../../kernel/describe.ts';
import type { Operations } from '../../kernel/resource.ts';
import { securityGroupRule } from './rule.ts';
import { showRule } from './show.ts';

export const securityGroupRuleOperations: Operations = {
  DescribeSecurityGroupRules: describe(securityGroupRule, {
    ids: 'SecurityGroupRuleIds',
    result: 'SecurityGroupRules',
    view: showRule,
  }),
};
