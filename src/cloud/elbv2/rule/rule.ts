/**
 * Rules of listeners (R-ELB-22…R-ELB-24); the default one of each listener among them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html
 */
import type { Action, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import { checkArn } from '../arn.ts';
import { listener } from '../listener/listener.ts';

export interface RuleItem {
  RuleArn: string;
  ListenerArn: string;
  /** Absent: the default rule, which comes last. */
  Priority?: number;
  Conditions: Plain<RuleCondition>[];
  Actions: Plain<Action>[];
  Tags: Tag[];
}

const notFound = () => new AwsError('RuleNotFound', 'One or more rules not found');

export const rule: Resource<RuleItem> = {
  kind: 'listener-rule',
  prefix: 'arn',
  id: (item) => item.RuleArn,
  notFound,
  malformed: notFound,
  filters: {},
};

export function requireRule(arn: string | undefined, context: Context): RuleItem {
  checkArn(arn ?? '', 'listener-rule', 'listener rule');
  const found = context.find(rule, arn);
  if (!found) throw notFound();
  return found;
}

/** By priority, the default one last. */
export function rulesOf(listenerArn: string, context: Context): RuleItem[] {
  return context
    .list(rule)
    .filter((item) => item.ListenerArn === listenerArn)
    .sort((left, right) => (left.Priority ?? Infinity) - (right.Priority ?? Infinity));
}

/** Every listener has one. */
export function defaultRuleOf(listenerArn: string, context: Context): RuleItem {
  const found = rulesOf(listenerArn, context).at(-1);
  if (!found) throw listener.notFound(listenerArn);
  return found;
}
