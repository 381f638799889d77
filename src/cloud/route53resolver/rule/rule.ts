/**
 * Resolver rules (R-R53-126, R-R53-129): where queries for a domain go. `FORWARD`: to the targets, through an outbound
 * endpoint; `SYSTEM`: an exception from such a rule; `RECURSIVE`: AWS's own, for everything else.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_ResolverRule.html
 */
import type { ResolverRule, TargetAddress } from '@aws-sdk/client-route53resolver';
import type { Name } from '../../../dns/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import { resourceNotFound } from '../errors.ts';

export type ResolverRuleItem = Stored<
  ResolverRule,
  'Id' | 'CreatorRequestId' | 'Arn' | 'DomainName' | 'Status' | 'RuleType'
> & {
  /** The domain, canonical. */
  domain: Name;
  tagList: Tag[];
};

export const resolverRule: Resource<ResolverRuleItem> = {
  kind: 'resolver-rule',
  prefix: 'rslvr-rr',
  id: (item) => item.Id,
  notFound: ruleNotFound,
  malformed: ruleNotFound,
  filters: {},
  tags: (item) => item.tagList,
};

function ruleNotFound(id: string) {
  return resourceNotFound(`[RSLVR-00703] Resolver rule with ID "${id}" does not exist.`);
}

export function showRule({ domain: _domain, tagList: _tags, ...shown }: ResolverRuleItem): ResolverRule {
  return shown;
}

/** The rule for all that no other rule is about; every VPC has it, and nobody can change it. */
export const INTERNET_RULE_ID = 'rslvr-autodefined-rr-internet-resolver';

export function internetRule({ region }: Context): ResolverRuleItem {
  return {
    Id: INTERNET_RULE_ID,
    CreatorRequestId: '',
    Arn: `arn:aws:route53resolver:${region}::autodefined-rule/${INTERNET_RULE_ID}`,
    DomainName: '.',
    Status: 'COMPLETE',
    RuleType: 'RECURSIVE',
    Name: 'Internet Resolver',
    OwnerId: 'Route 53 Resolver',
    ShareStatus: 'NOT_SHARED',
    domain: '.',
    tagList: [],
  };
}

/** AWS's own among them. */
export function allRules(context: Context): readonly ResolverRuleItem[] {
  return [internetRule(context), ...context.list(resolverRule)];
}

/** To look at: AWS's own, too. Throws `ResourceNotFoundException`. */
export function requireRule(id: string | undefined, context: Context): ResolverRuleItem {
  return id === INTERNET_RULE_ID ? internetRule(context) : context.get(resolverRule, id ?? '');
}

export const DNS_PORT = 53;

/** `10.1.2.3`, or `10.1.2.3#5353` where it is another port than usual. */
export function targetText({ Ip = '', Port = DNS_PORT }: TargetAddress): string {
  return Port === DNS_PORT ? Ip : `${Ip}#${Port}`;
}
