/**
 * Route 53 Resolver: endpoints, rules, and their VPCs. DNS Firewall, query logging, DNSSEC validation, Outposts,
 * profiles, IPv6 endpoints and DNS over HTTPS are not simulated.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53_Resolver.html
 */
import type { Service } from '../kernel/resource.ts';
import { ruleAssociation } from './association/association.ts';
import {
  forgetLostVpcs,
  ruleAssociationOperations,
  ruleAssociationTransitions,
} from './association/operations.ts';
import { resolverEndpoint } from './endpoint/endpoint.ts';
import { resolverEndpointOperations, resolverEndpointTransitions } from './endpoint/operations.ts';
import { resolverRuleOperations, resolverRuleTransitions } from './rule/operations.ts';
import { resolverRule } from './rule/rule.ts';
import { tagOperations } from './tags.ts';

export const route53resolver: Service = {
  name: 'route53resolver',
  resources: [resolverEndpoint, resolverRule, ruleAssociation],
  operations: {
    ...resolverEndpointOperations,
    ...resolverRuleOperations,
    ...ruleAssociationOperations,
    ...tagOperations,
  },
  transitions: {
    [resolverEndpoint.kind]: resolverEndpointTransitions,
    [resolverRule.kind]: resolverRuleTransitions,
    [ruleAssociation.kind]: ruleAssociationTransitions,
  },
  settle: forgetLostVpcs,
};
