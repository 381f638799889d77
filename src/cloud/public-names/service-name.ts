/**
 * A name that AWS gives to something of its own and answers for: who asks may decide what they are told. Zones of the
 * DNS and alias records of Route 53 both answer from it.
 */
import type { Name, QueryContext, RecordSet, RecordSetAnswer } from '../../dns/index.ts';
import { nextUint32, seedRandom } from '../../kit/random.ts';
import type { World } from '../kernel/world.ts';
import { askerAt } from '../route53/asker.ts';
import type { Asker } from '../route53/routing/policy.ts';

export type AddressType = 'A' | 'AAAA';

export interface ServiceName {
  /** Lower-case, with its dot: `d111111abcdef8.cloudfront.net.` */
  readonly name: Name;
  /** Seconds. */
  readonly ttl: number;
  /** The types that it has, for anybody. */
  readonly types: readonly AddressType[];
  /** Whether it depends on where the asker is. */
  readonly byPlace: boolean;
  addresses(type: AddressType, asker: Asker): readonly string[];
  /** What EvaluateTargetHealth sees (R-R53-69); absent: its health never counts. */
  readonly health?: { readonly healthy: boolean; readonly text: string };
}

/** Of client networks, as CloudFront and Route 53 look at them. */
const SCOPED_BITS = { 4: 24, 6: 48 } as const;

/** One set for each of its types, under `owner`, which may be a wildcard. */
export function setsOf(service: ServiceName, world: World, owner: Name = service.name): readonly RecordSet[] {
  return service.types.map((type) => ({
    name: owner,
    type,
    answer: (context) => answerOf(service, type, context, world),
  }));
}

function answerOf(
  service: ServiceName,
  type: AddressType,
  { source, clientSubnet, place, chance }: QueryContext,
  world: World,
): RecordSetAnswer | undefined {
  const asker = askerAt(source, clientSubnet, world, place);
  const data = inAnyOrder(service.addresses(type, asker), chance);
  if (data.length === 0) return undefined;
  const scope =
    service.byPlace && clientSubnet
      ? Math.min(clientSubnet.length, SCOPED_BITS[clientSubnet.family])
      : undefined;
  return { ttl: service.ttl, data, ...(scope !== undefined && { scope }) };
}

export function inAnyOrder(data: readonly string[], chance: number): readonly string[] {
  const random = seedRandom(`${chance}`);
  return data
    .map((item) => ({ item, order: nextUint32(random) }))
    .sort((left, right) => left.order - right.order)
    .map(({ item }) => item);
}
