/**
 * Route 53's registrar. Contacts, prices, tags, DNSSEC keys, and transfers to another registrar or another account
 * are not simulated: a domain can be unlocked and its code be had, but nobody else is there to take it.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53_Domains.html
 */
import type { Service } from '../kernel/resource.ts';
import { domain } from './domain.ts';
import { domainOperations, domainTransitions } from './domain-operations.ts';
import { domainOperation } from './operation.ts';
import { operationOperations, operationTransitions } from './operation-operations.ts';

export const route53domains: Service = {
  name: 'route53domains',
  global: true,
  resources: [domain, domainOperation],
  operations: {
    ...domainOperations,
    ...operationOperations,
  },
  transitions: {
    [domain.kind]: domainTransitions,
    [domainOperation.kind]: operationTransitions,
  },
};
