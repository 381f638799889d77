/**
 * What the services' own `describe-*` and `list-*` operations say, for the panes: the same that the learner gets in the
 * console. Asked once for each state of the world, through the one door and on a fork, so that looking can change nothing.
 */
import type { RegionState, World } from '../../cloud/kernel/world.ts';
import { memoise } from '../../kit/memoise.ts';
import type { ApiRequest, Sim } from '../../sim/sim.ts';

export type Item = Readonly<Record<string, unknown>>;

const NO_REGION: RegionState = {};

/** Answers known for a state of the region; what is broken shows in some of them. */
const answersFor = memoise(
  (_region: RegionState, _faults: World['faults']) => new Map<string, readonly Item[]>(),
);

/**
 * The resources that an operation without parameters lists, e.g. `DescribeVpcs`: the same array as long as the region
 * stays as it is, so it must not depend on the time. Empty where the operation isn't simulated.
 */
export function describe<T = Item>(sim: Sim, operation: string, service = 'ec2'): readonly T[] {
  const { region, regions, faults } = sim.state;
  const answers = answersFor(regions[region] ?? NO_REGION, faults);
  const known = answers.get(operation) ?? itemsOf(answerOf(sim, { service, operation, input: {} }));
  answers.set(operation, known);
  return known as readonly T[];
}

function itemsOf(output: Item): readonly Item[] {
  const list = Object.values(output).find((member) => Array.isArray(member));
  const items = (list ?? []) as readonly Item[];
  // Instances come within their reservations.
  return items.flatMap((item) =>
    'Instances' in item && Array.isArray(item.Instances) ? (item.Instances as Item[]) : [item],
  );
}

const outputsFor = memoise(
  (_regions: World['regions'], _faults: World['faults'], _clock: World['clock']) => new Map<string, Item>(),
);

/** What any operation answers now. Empty where it is refused. */
export function ask(sim: Sim, request: ApiRequest): Item {
  const { regions, faults, clock } = sim.state;
  const outputs = outputsFor(regions, faults, clock);
  const key = JSON.stringify(request);
  const known = outputs.get(key) ?? answerOf(sim, request);
  outputs.set(key, known);
  return known;
}

function answerOf(sim: Sim, request: ApiRequest): Item {
  const result = sim.fork().call(request);
  return result.ok ? result.output : {};
}
