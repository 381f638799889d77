/** Who gets through to whom: not a sample but the exact set of packets, for every host from the outside and inside. */

import { describeServices } from '../../../kit/packet-words.ts';
import { hasVpc, hasWeb } from '../../../sim/networks.ts';
import type { Sim } from '../../../sim/sim.ts';
import { EMPTY_ROW, type Row, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import { selectMap } from '../map/select.ts';
import type { Pane } from '../pane.ts';

/** More hosts than this would take longer to prove than a reader takes to look. */
const HOST_LIMIT = 12;

export const reach: Pane = {
  id: 'reach',
  title: 'Reach',
  about: 'which packets get from where to where, proved for all of them',
  isUseful: (world) => hasVpc(world) || !hasWeb(world),
  rows: ({ sim, width }) => reachRows(sim, width),
};

function reachRows(sim: Sim, width: number): readonly Row[] {
  const hosts = selectMap(sim)
    .vpcs.flatMap((vpc) => vpc.subnets.flatMap((subnet) => subnet.hosts))
    .filter((host) => host.state === 'running')
    .slice(0, HOST_LIMIT);
  if (hosts.length === 0) return [row([style.muted, 'No instance is running yet: nothing can be reached.'])];
  const rows: Row[] = [];
  for (const to of hosts) {
    if (rows.length > 0) rows.push(EMPTY_ROW);
    rows.push(row([style.title, `→ ${sanitize(to.name)}`], [style.muted, ` ${to.privateAddress}`]));
    // By ID: a name may be shared, or missing.
    const others = hosts
      .filter((host) => host !== to)
      .map(({ id, name }) => ({ place: `instance/${id}`, name }));
    for (const from of [{ place: 'internet', name: 'internet' }, ...others])
      rows.push(...reachLine(sim, from, `instance/${to.id}`, width));
  }
  return rows;
}

interface Source {
  readonly place: string;
  readonly name: string;
}

function reachLine(sim: Sim, from: Source, to: string, width: number): Row[] {
  const set = sim.reach(from.place, to);
  const services = describeServices(set);
  const isNothing = services.length === 0;
  const name = sanitize(from.name).padEnd(12);
  return wrapWords(
    row(
      '  ',
      [style.muted, `from ${name} `],
      [isNothing ? style.muted : style.good, isNothing ? '– nothing' : services.join(', ')],
    ),
    width,
    20,
  );
}
