/** What can be done with rules (R-R53-129, R-R53-131). */
import type {
  CreateResolverRuleRequest,
  CreateResolverRuleResponse,
  DeleteResolverRuleRequest,
  DeleteResolverRuleResponse,
  GetResolverRuleRequest,
  GetResolverRuleResponse,
  ListResolverRulesRequest,
  ListResolverRulesResponse,
  UpdateResolverRuleRequest,
  UpdateResolverRuleResponse,
} from '@aws-sdk/client-route53resolver';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import { mergeTags } from '../../kernel/tags.ts';
import { showName } from '../../route53/domain-name.ts';
import { ruleAssociation } from '../association/association.ts';
import { invalidRequest, limitExceeded, resourceExists } from '../errors.ts';
import { filtered, pageOf, type Readers } from '../lists.ts';
import { checkName, checkRequestId, NOT_SHARED, SETTLE_MS, timeText, traced } from '../words.ts';
import { checkConfig, checkDomain, checkKind, storedTargets } from './check.ts';
import {
  allRules,
  INTERNET_RULE_ID,
  type ResolverRuleItem,
  requireRule,
  resolverRule,
  showRule,
} from './rule.ts';

const RULES_PER_REGION = 1000;

export const resolverRuleOperations: Operations = {
  CreateResolverRule: write(createResolverRule),
  GetResolverRule: read<GetResolverRuleRequest, GetResolverRuleResponse>((input, context) => ({
    ResolverRule: showRule(requireRule(input.ResolverRuleId, context)),
  })),
  ListResolverRules: read(listResolverRules),
  UpdateResolverRule: write(updateResolverRule),
  DeleteResolverRule: write(deleteResolverRule),
};

export const resolverRuleTransitions: Transitions<ResolverRuleItem> = {
  settle: (item, context) => {
    item.Status = 'COMPLETE';
    item.StatusMessage = traced('Successfully updated Resolver Rule.', context);
    item.ModificationTime = timeText(context.now);
  },
};

const READERS: Readers<ResolverRuleItem> = {
  CreatorRequestId: (item) => item.CreatorRequestId,
  DomainName: (item) => [item.DomainName, item.DomainName.replace(/(?<=.)\.$/, '')],
  Name: (item) => item.Name,
  ResolverEndpointId: (item) => item.ResolverEndpointId,
  Status: (item) => item.Status,
  Type: (item) => item.RuleType,
};

function createResolverRule(input: CreateResolverRuleRequest, context: Context): CreateResolverRuleResponse {
  checkRequestId(input.CreatorRequestId);
  checkName(input.Name);
  const domain = checkDomain(input.DomainName);
  checkKind(input, context);
  const { CreatorRequestId = '', RuleType = 'FORWARD', ResolverEndpointId, TargetIps } = input;
  const known = context.list(resolverRule);
  if (known.some((other) => other.CreatorRequestId === CreatorRequestId))
    throw resourceExists(`Resolver rule with creator request ID "${CreatorRequestId}" already exists`);
  if (known.length >= RULES_PER_REGION) throw limitExceeded(context.account, 'max-rules');
  const Id = context.newId(resolverRule.prefix);
  const now = timeText(context.now);
  const tagList: ResolverRuleItem['tagList'] = [];
  mergeTags(tagList, input.Tags ?? []);
  const item = context.add(resolverRule, {
    Id,
    CreatorRequestId,
    Arn: context.arn('route53resolver', `resolver-rule/${Id}`),
    DomainName: showName(domain),
    Status: 'COMPLETE',
    StatusMessage: traced('Successfully created Resolver Rule.', context),
    RuleType,
    ...(input.Name !== undefined && { Name: input.Name }),
    ...(TargetIps && { TargetIps: storedTargets(TargetIps) }),
    ...(ResolverEndpointId !== undefined && { ResolverEndpointId }),
    OwnerId: context.account,
    ShareStatus: NOT_SHARED,
    CreationTime: now,
    ModificationTime: now,
    domain,
    tagList,
  });
  return { ResolverRule: showRule(item) };
}

function listResolverRules(input: ListResolverRulesRequest, context: Context): ListResolverRulesResponse {
  const { items, rest } = pageOf(filtered(allRules(context), input.Filters, READERS), input);
  return { ResolverRules: items.map(showRule), ...rest };
}

function updateResolverRule(input: UpdateResolverRuleRequest, context: Context): UpdateResolverRuleResponse {
  const item = requireOwn(input.ResolverRuleId, context);
  const { Name, TargetIps, ResolverEndpointId } = input.Config ?? {};
  if (item.Status === 'UPDATING')
    throw invalidRequest("[RSLVR-00705] Cannot update Resolver Rule because it's currently updating.");
  checkName(Name);
  const isMove = TargetIps !== undefined || ResolverEndpointId !== undefined;
  if (isMove && item.RuleType !== 'FORWARD')
    throw invalidRequest('Cannot specify resolver endpoint ID and target IP for SYSTEM type resolver rule');
  checkConfig(input.Config ?? {}, context);
  if (Name !== undefined) item.Name = Name;
  if (TargetIps) item.TargetIps = storedTargets(TargetIps);
  if (ResolverEndpointId !== undefined) item.ResolverEndpointId = ResolverEndpointId;
  item.ModificationTime = timeText(context.now);
  if (isMove) {
    item.Status = 'UPDATING';
    item.StatusMessage = traced('Updating the Resolver Rule.', context);
    context.later(SETTLE_MS, resolverRule, item.Id, 'settle');
  }
  return { ResolverRule: showRule(item) };
}

function deleteResolverRule(input: DeleteResolverRuleRequest, context: Context): DeleteResolverRuleResponse {
  const item = requireOwn(input.ResolverRuleId, context);
  if (context.list(ruleAssociation).some(({ ResolverRuleId }) => ResolverRuleId === item.Id))
    throw new AwsError(
      'ResourceInUseException',
      '[RSLVR-00707] Please disassociate this resolver rule from VPC first before deleting',
    );
  const shown = showRule(item);
  context.remove(resolverRule, item.Id);
  return {
    ResolverRule: {
      ...shown,
      Status: 'DELETING',
      StatusMessage: traced('Deleting the Resolver Rule.', context),
    },
  };
}

/** Not one of AWS's, which nobody can change. */
function requireOwn(id: string | undefined, context: Context): ResolverRuleItem {
  if (id === INTERNET_RULE_ID)
    throw invalidRequest(`Resolver rule "${id}" is defined by Route 53 Resolver and can't be changed`);
  return context.get(resolverRule, id ?? '');
}
