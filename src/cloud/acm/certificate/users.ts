/** Who uses a certificate: whatever says in its `holds` that it does, in the certificate's region or in none (CloudFront). */
import { Context } from '../../kernel/context.ts';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';

/** ARNs, where the holder shows one under a member whose name ends so; else IDs. */
export function usersOf(arn: string, context: Context): readonly string[] {
  const { world, region, resources } = context;
  const found = [region, GLOBAL_REGION].flatMap((place) => {
    const there = new Context(world, place, resources);
    return resources.flatMap((resource) =>
      resource.holds
        ? there
            .list(resource)
            .filter((item) => resource.holds?.(item, there).includes(arn))
            .map((item) => arnOf(item) ?? resource.id(item))
        : [],
    );
  });
  return [...new Set(found)];
}

/** A listener is shown as its load balancer. */
function arnOf(item: object): string | undefined {
  const { LoadBalancerArn, ARN } = item as { LoadBalancerArn?: string; ARN?: string };
  return LoadBalancerArn ?? ARN;
}
