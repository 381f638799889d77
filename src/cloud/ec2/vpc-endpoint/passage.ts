/** What the service behind an endpoint is told of it: `aws:sourceVpce` and `aws:sourceVpc` (R-VPC-153). */
import { Context } from '../../kernel/context.ts';
import type { Passage } from '../../kernel/origin.ts';
import type { World } from '../../kernel/world.ts';
import { defaultPolicy } from './policy.ts';
import { type VpcEndpointItem, vpcEndpoint } from './vpc-endpoint.ts';

export function endpointNamed(
  world: World,
  id: string,
): { readonly region: string; readonly item: VpcEndpointItem } | undefined {
  for (const region of Object.keys(world.regions)) {
    const item = new Context(world, region, []).find(vpcEndpoint, id);
    if (item) return { region, item };
  }
  return undefined;
}

export function passageOf({
  VpcEndpointId,
  VpcId,
  VpcEndpointType,
  PolicyDocument,
}: VpcEndpointItem): Passage {
  return {
    endpoint: VpcEndpointId,
    vpc: VpcId,
    policy: PolicyDocument ?? defaultPolicy(VpcEndpointType),
  };
}

/** `id` of whatever took or passed on a connection: an endpoint or something else. */
export function passageThrough(world: World, id: string | undefined): Passage | undefined {
  const found = id?.startsWith('vpce-') ? endpointNamed(world, id) : undefined;
  return found && passageOf(found.item);
}
