/** What can be done with rules (R-ELB-22). */
import type {
  CreateRuleInput,
  CreateRuleOutput,
  DeleteRuleInput,
  DescribeRulesInput,
  DescribeRulesOutput,
  ModifyRuleInput,
  ModifyRuleOutput,
  Rule,
  SetRulePrioritiesInput,
  SetRulePrioritiesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { nextHex } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, read, write } from '../../kernel/resource.ts';
import { operationNotPermitted, outOfRange, unsupported, validationError } from '../errors.ts';
import { listener, requireListener } from '../listener/listener.ts';
import { pageOf } from '../pages.ts';
import { newTags } from '../tags.ts';
import { readActions } from './actions.ts';
import { readConditions } from './conditions.ts';
import { type RuleItem, requireRule, rule, rulesOf } from './rule.ts';

/** R-ELB-14: of a load balancer, default rules not counted. */
const RULES_PER_BALANCER = 100;
const LAST_PRIORITY = 50_000;

export const ruleOperations: Operations = {
  CreateRule: write(createRule),
  DescribeRules: read(describeRules),
  ModifyRule: write(modifyRule),
  DeleteRule: write(deleteRule),
  SetRulePriorities: write(setRulePriorities),
};

export function showRule({ RuleArn, Priority, Conditions, Actions }: RuleItem): Plain<Rule> {
  return {
    RuleArn,
    Priority: Priority === undefined ? 'default' : String(Priority),
    Conditions,
    Actions,
    IsDefault: Priority === undefined,
  };
}

function createRule(input: CreateRuleInput, context: Context): Plain<CreateRuleOutput> {
  const at = requireListener(input.ListenerArn, context);
  if (at.Protocol !== 'HTTP' && at.Protocol !== 'HTTPS') {
    throw validationError(`Rules cannot be created for ${at.Protocol} listeners`);
  }
  if (input.Transforms?.length) throw unsupported('transforms of rules');
  const priority = input.Priority ?? 0;
  checkPriority(priority);
  if (rulesOf(at.ListenerArn, context).some(({ Priority }) => Priority === priority)) throw inUse(priority);
  checkQuota(at.LoadBalancerArn, context);
  const item = context.add(rule, {
    RuleArn: newRuleArn(at.ListenerArn, context),
    ListenerArn: at.ListenerArn,
    Priority: priority,
    Conditions: readConditions(input.Conditions ?? []),
    Actions: readActions(input.Actions ?? [], at, context),
    Tags: newTags(input.Tags),
  });
  return { Rules: [showRule(item)] };
}

export function newRuleArn(listenerArn: string, { random }: Context): string {
  return `${listenerArn.replace(':listener/', ':listener-rule/')}/${nextHex(random, 16)}`;
}

function checkPriority(priority: number): void {
  if (priority < 1 || priority > LAST_PRIORITY) throw outOfRange(priority, 'priority', 1, LAST_PRIORITY);
}

function inUse(priority: number): AwsError {
  return new AwsError('PriorityInUse', `Priority '${priority}' is currently in use`);
}

function checkQuota(balancer: string, context: Context): void {
  const listeners = context.peek(listener).filter(({ LoadBalancerArn }) => LoadBalancerArn === balancer);
  const arns = new Set(listeners.map(({ ListenerArn }) => ListenerArn));
  const count = context
    .peek(rule)
    .filter((item) => item.Priority !== undefined && arns.has(item.ListenerArn));
  if (count.length >= RULES_PER_BALANCER) {
    throw new AwsError('TooManyRules', 'The maximum number of rules per load balancer has been reached');
  }
}

function describeRules(input: DescribeRulesInput, context: Context): Plain<DescribeRulesOutput> {
  const { ListenerArn, RuleArns = [] } = input;
  if (ListenerArn === undefined && RuleArns.length === 0) {
    throw validationError('You must specify either listener ARN or rule ARNs');
  }
  if (ListenerArn !== undefined && RuleArns.length > 0) {
    throw validationError('A listener ARN and rule ARNs cannot be specified at the same time');
  }
  const chosen =
    ListenerArn === undefined
      ? RuleArns.map((arn) => requireRule(arn, context))
      : rulesOf(requireListener(ListenerArn, context).ListenerArn, context);
  const { items, marker } = pageOf(chosen, input);
  return { Rules: items.map(showRule), ...(marker !== undefined && { NextMarker: marker }) };
}

function modifyRule(input: ModifyRuleInput, context: Context): Plain<ModifyRuleOutput> {
  const item = requireRule(input.RuleArn, context);
  if (input.Transforms?.length || input.ResetTransforms) throw unsupported('transforms of rules');
  if (item.Priority === undefined) {
    throw operationNotPermitted(`Default rule '${item.RuleArn}' cannot be modified`);
  }
  if (!input.Conditions?.length && !input.Actions?.length) {
    throw validationError('You must specify at least one condition or action');
  }
  if (input.Actions?.length) {
    item.Actions = readActions(input.Actions, requireListener(item.ListenerArn, context), context);
  }
  if (input.Conditions?.length) item.Conditions = readConditions(input.Conditions);
  return { Rules: [showRule(item)] };
}

function deleteRule(input: DeleteRuleInput, context: Context): object {
  const item = requireRule(input.RuleArn, context);
  if (item.Priority === undefined)
    throw operationNotPermitted(`Default rule '${item.RuleArn}' cannot be deleted`);
  context.remove(rule, item.RuleArn);
  return {};
}

function setRulePriorities(input: SetRulePrioritiesInput, context: Context): Plain<SetRulePrioritiesOutput> {
  const wanted = (input.RulePriorities ?? []).map(({ RuleArn, Priority = 0 }) => {
    checkPriority(Priority);
    return { item: requireRule(RuleArn, context), priority: Priority };
  });
  for (const { item } of wanted) {
    if (item.Priority === undefined) {
      throw operationNotPermitted(`Default rule '${item.RuleArn}' priority cannot be set`);
    }
  }
  for (const { item, priority } of wanted) item.Priority = priority;
  for (const { item, priority } of wanted) {
    const same = rulesOf(item.ListenerArn, context).filter(({ Priority }) => Priority === priority);
    if (same.length > 1) throw inUse(priority);
  }
  return { Rules: wanted.map(({ item }) => showRule(item)) };
}
