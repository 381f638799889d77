/**
 * The host names that AWS makes up: a distribution's `d….cloudfront.net`, a load balancer's. Labs call their owners by
 * what the learner called them: `distribution/shop` is the one whose comment, Name tag or alias is `shop`, and
 * `distribution/` the only one there is.
 */
import type { DistributionItem } from '../cloud/cloudfront/distribution/distribution.ts';
import { distributionsOf } from '../cloud/cloudfront/distribution/find.ts';
import { aliasesOf } from '../cloud/cloudfront/distribution/parts.ts';
import { loadBalancer } from '../cloud/elbv2/load-balancer/load-balancer.ts';
import type { World } from '../cloud/kernel/world.ts';
import { UnknownPlace } from './places.ts';
import { tableOf } from './tables.ts';

const FINDERS: Readonly<Record<string, (world: World, name: string) => string | undefined>> = {
  distribution: (world, name) =>
    chosen(
      distributionsOf(world).filter((item) => name === '' || namesOf(item).includes(name)),
      name,
    )?.DomainName,
  'load-balancer': (world, name) =>
    Object.keys(world.regions)
      .flatMap((region) => Object.values(tableOf(world, region, loadBalancer)))
      .findLast((item) => item.LoadBalancerName === name && !item.Gone)?.DNSName,
};

/** `distribution/shop`, `load-balancer/web`. Throws `UnknownPlace` where there is none yet. */
export function hostOf(world: World, place: string): string {
  const [kind = '', name = ''] = place.split('/', 2);
  const host = Object.hasOwn(FINDERS, kind) ? FINDERS[kind]?.(world, name) : undefined;
  if (host !== undefined) return host;
  const what = kind.replace('-', ' ');
  const text = name === '' ? `There is no ${what} yet, or more than one.` : `There is no ${what} '${name}'.`;
  throw new UnknownPlace(place, text);
}

function chosen(items: readonly DistributionItem[], name: string): DistributionItem | undefined {
  return name !== '' || items.length === 1 ? items.at(-1) : undefined;
}

function namesOf({
  Id,
  DistributionConfig: config,
  Tags,
}: DistributionItem): readonly (string | undefined)[] {
  const tag = Tags.find(({ Key }) => Key === 'Name')?.Value;
  return [Id, config.Comment, tag, ...aliasesOf(config)];
}
