/** What the routes pane shows of one router: its sessions and, prefix by prefix, every way. Memoised on the world. */
import type { World } from '../../../cloud/kernel/world.ts';
import { memoise } from '../../../kit/memoise.ts';
import {
  type KnownRouter,
  type RouteAnswer,
  routersOf,
  routesTo,
  type SessionView,
  speakerCalled,
  tablePrefixes,
} from '../../../sim/candidates/index.ts';

export interface RouterModel {
  readonly label: string;
  readonly asn: number | undefined;
  readonly sessions: readonly SessionView[];
  readonly answers: readonly RouteAnswer[];
}

export interface RoutesModel {
  readonly count: number;
  readonly index: number;
  readonly router: RouterModel | undefined;
  /** The one that comes next. */
  readonly next: string | undefined;
}

/** @param choice how often the next router was asked for */
export function selectRoutes(world: World, choice: number): RoutesModel {
  const routers = routersOf(world);
  const count = routers.length;
  const index = count === 0 ? 0 : choice % count;
  const router = routers[index];
  const next = count > 1 ? routers[(index + 1) % count]?.label : undefined;
  return { count, index, router: router && modelOf(world, router), next };
}

const modelOf = memoise((world: World, router: KnownRouter): RouterModel => {
  const speaker = router.bgp === undefined ? undefined : speakerCalled(world, router.bgp);
  return {
    label: router.label,
    asn: speaker?.asn,
    sessions: speaker?.sessions ?? [],
    answers: tablePrefixes(router).map((prefix) => routesTo(world, router, prefix)),
  };
});
