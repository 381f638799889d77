/** Putting rules into VPCs, and taking them out again (R-R53-129, R-R53-131, R-R53-132). */
import type {
  AssociateResolverRuleRequest,
  AssociateResolverRuleResponse,
  DisassociateResolverRuleRequest,
  DisassociateResolverRuleResponse,
  GetResolverRuleAssociationRequest,
  GetResolverRuleAssociationResponse,
  ListResolverRuleAssociationsRequest,
  ListResolverRuleAssociationsResponse,
} from '@aws-sdk/client-route53resolver';
import { vpc } from '../../ec2/vpc/vpc.ts';
import type { Context } from '../../kernel/context.ts';
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import { resolverEndpoint } from '../endpoint/endpoint.ts';
import { invalidParameter, invalidRequest, limitExceeded, resourceNotFound } from '../errors.ts';
import { filtered, pageOf, type Readers } from '../lists.ts';
import { INTERNET_RULE_ID, type ResolverRuleItem, requireRule } from '../rule/rule.ts';
import { checkName, SETTLE_MS, traced } from '../words.ts';
import { allAssociations, type RuleAssociationItem, ruleAssociation } from './association.ts';

const ASSOCIATIONS_PER_REGION = 2000;

export const ruleAssociationOperations: Operations = {
  AssociateResolverRule: write(associateResolverRule),
  DisassociateResolverRule: write(disassociateResolverRule),
  GetResolverRuleAssociation: read(getResolverRuleAssociation),
  ListResolverRuleAssociations: read(listResolverRuleAssociations),
};

export const ruleAssociationTransitions: Transitions<RuleAssociationItem> = {
  settle: (item) => {
    if (item.Status !== 'CREATING') return;
    item.Status = 'COMPLETE';
    item.StatusMessage = '';
  },
  'finish-delete': (item, context) => context.remove(ruleAssociation, item.Id),
};

const READERS: Readers<RuleAssociationItem> = {
  Name: (item) => item.Name,
  ResolverRuleId: (item) => item.ResolverRuleId,
  Status: (item) => item.Status,
  VPCId: (item) => item.VPCId,
};

/** Associations whose VPC is gone go with it. */
export function forgetLostVpcs(context: Context): void {
  const lost = context.peek(ruleAssociation).filter(({ VPCId }) => !context.find(vpc, VPCId));
  for (const { Id } of lost) context.remove(ruleAssociation, Id);
}

function associateResolverRule(
  { ResolverRuleId, VPCId = '', Name }: AssociateResolverRuleRequest,
  context: Context,
): AssociateResolverRuleResponse {
  checkName(Name);
  const rule = requireRule(ResolverRuleId, context);
  if (rule.Id === INTERNET_RULE_ID)
    throw invalidRequest(`Resolver rule "${rule.Id}" is associated with every VPC by Route 53 Resolver`);
  if (!context.find(vpc, VPCId)) throw invalidParameter(`The vpc ID "${VPCId}" does not exist`);
  const known = context.list(ruleAssociation);
  if (known.length >= ASSOCIATIONS_PER_REGION) throw limitExceeded(context.account, 'max-rule-association');
  const rival = known
    .filter((other) => other.VPCId === VPCId)
    .find((other) => requireRule(other.ResolverRuleId, context).domain === rule.domain);
  if (rival)
    throw invalidRequest(
      `[RSLVR-00802] Cannot associate rules with same domain name with same VPC. Conflict with resolver rule "${rival.ResolverRuleId}"`,
    );
  refuseLoop(rule, VPCId, context);
  const item = context.add(ruleAssociation, {
    Id: context.newId(ruleAssociation.prefix),
    ResolverRuleId: rule.Id,
    ...(Name !== undefined && { Name }),
    VPCId,
    Status: 'CREATING',
    StatusMessage: traced('Creating the association.', context),
  });
  context.later(SETTLE_MS, ruleAssociation, item.Id, 'settle');
  return { ResolverRuleAssociation: { ...item } };
}

/** R-R53-132: a VPC's queries must not come back to it by its own inbound endpoint. */
function refuseLoop({ Id, TargetIps = [] }: ResolverRuleItem, vpcId: string, context: Context): void {
  const inbound = context
    .list(resolverEndpoint)
    .filter(({ Direction, HostVPCId }) => Direction === 'INBOUND' && HostVPCId === vpcId)
    .flatMap(({ addresses }) => addresses.map(({ Ip }) => Ip));
  if (TargetIps.some(({ Ip = '' }) => inbound.includes(Ip)))
    throw invalidRequest(
      `[RSLVR-00804] Cannot associate rule ${Id} to VPC ${vpcId} because the VPC include an INBOUND resolver endpoints with rule's target IP. Please try a different rule or update rule's target IP.`,
    );
}

function disassociateResolverRule(
  { ResolverRuleId, VPCId = '' }: DisassociateResolverRuleRequest,
  context: Context,
): DisassociateResolverRuleResponse {
  const rule = requireRule(ResolverRuleId, context);
  const item = context
    .list(ruleAssociation)
    .find((one) => one.ResolverRuleId === rule.Id && one.VPCId === VPCId);
  if (!item)
    throw resourceNotFound(
      `Resolver Rule Association between Resolver Rule "${rule.Id}" and VPC "${VPCId}" does not exist`,
    );
  if (item.Status !== 'DELETING') {
    item.Status = 'DELETING';
    item.StatusMessage = traced('Deleting Association', context);
    context.later(SETTLE_MS, ruleAssociation, item.Id, 'finish-delete');
  }
  return { ResolverRuleAssociation: { ...item } };
}

function getResolverRuleAssociation(
  { ResolverRuleAssociationId: id = '' }: GetResolverRuleAssociationRequest,
  context: Context,
): GetResolverRuleAssociationResponse {
  const found = allAssociations(context).find(({ Id }) => Id === id);
  if (!found) throw ruleAssociation.notFound(id);
  return { ResolverRuleAssociation: { ...found } };
}

function listResolverRuleAssociations(
  input: ListResolverRuleAssociationsRequest,
  context: Context,
): ListResolverRuleAssociationsResponse {
  const { items, rest } = pageOf(filtered(allAssociations(context), input.Filters, READERS), input);
  return { ResolverRuleAssociations: items.map((item) => ({ ...item })), ...rest };
}
