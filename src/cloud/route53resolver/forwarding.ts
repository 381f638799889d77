/** What the rules mean for a VPC's resolver (R-R53-126, R-R53-129), and which endpoint an interface belongs to. */
import type { Name } from '../../dns/index.ts';
import { Context } from '../kernel/context.ts';
import type { World } from '../kernel/world.ts';
import { ruleAssociation } from './association/association.ts';
import { type ResolverEndpointItem, resolverEndpoint } from './endpoint/endpoint.ts';
import { resolverRule, targetText } from './rule/rule.ts';

export type Forwarding =
  | {
      readonly kind: 'forward';
      readonly domain: Name;
      /** `10.1.2.3`, or `10.1.2.3#5353`. */
      readonly targets: readonly string[];
      readonly endpoint: ResolverEndpointItem;
    }
  /** An exception: as if there were no rule. */
  | { readonly kind: 'system'; readonly domain: Name };

/** The rules that count in the VPC. */
export function forwardingIn(world: World, region: string, vpcId: string): readonly Forwarding[] {
  const context = new Context(world, region, []);
  const associations = context
    .peek(ruleAssociation)
    .filter(({ VPCId, Status }) => VPCId === vpcId && Status === 'COMPLETE');
  return associations.flatMap(({ ResolverRuleId }): Forwarding[] => {
    const rule = context.find(resolverRule, ResolverRuleId);
    if (!rule) return [];
    const { domain, TargetIps = [] } = rule;
    if (rule.RuleType === 'SYSTEM') return [{ kind: 'system', domain }];
    const endpoint = context.find(resolverEndpoint, rule.ResolverEndpointId);
    return endpoint ? [{ kind: 'forward', domain, targets: TargetIps.map(targetText), endpoint }] : [];
  });
}

/** The endpoint with this ID, and its region. */
export function endpointIn(
  world: World,
  id: string,
): { readonly region: string; readonly endpoint: ResolverEndpointItem } | undefined {
  for (const region of Object.keys(world.regions)) {
    const endpoint = new Context(world, region, []).find(resolverEndpoint, id);
    if (endpoint) return { region, endpoint };
  }
  return undefined;
}
