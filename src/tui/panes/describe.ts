/**
 * What the `describe-*` operations say, for the panes: the same that the learner gets in the console. Asked once for
 * each state of the region, through the one door and on a fork, so that looking can change nothing.
 */
import type { RegionState, World } from '../../cloud/kernel/world.ts';
import { memoise } from '../../kit/memoise.ts';
import type { Sim } from '../../sim/sim.ts';

export type Item = Readonly<Record<string, unknown>>;

const NO_REGION: RegionState = {};

/** Answers known for a state of the region; what is broken shows in some of them. */
const answersFor = memoise(
  (_region: RegionState, _faults: World['faults']) => new Map<string, readonly Item[]>(),
);

/** The resources that an operation without parameters lists, e.g. `DescribeVpcs`. Empty where it isn't simulated. */
export function describe<T = Item>(sim: Sim, operation: string): readonly T[] {
  const { region, regions, faults } = sim.state;
  const answers = answersFor(regions[region] ?? NO_REGION, faults);
  const known = answers.get(operation) ?? ask(sim, operation);
  answers.set(operation, known);
  return known as readonly T[];
}

function ask(sim: Sim, operation: string): readonly Item[] {
  const result = sim.fork().call({ service: 'ec2', operation, input: {} });
  const list = result.ok ? Object.values(result.output).find((member) => Array.isArray(member)) : undefined;
  const items = (list ?? []) as readonly Item[];
  // Instances come within their reservations.
  return items.flatMap((item) =>
    'Instances' in item && Array.isArray(item.Instances) ? (item.Instances as Item[]) : [item],
  );
}
