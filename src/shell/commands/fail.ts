/** `fail`: breaks a zone, a host, a gateway. */
import { UnknownPlace } from '../../sim/places.ts';
import { newsOfChange } from '../../sim/vtysh.ts';
import {
  type CommandIo,
  type CommandOutput,
  type ConsoleCommand,
  fail as refuse,
  succeed,
} from '../command.ts';
import { completeFaults } from '../completion/faults.ts';

/** Runs what may meet an unknown target, and says so. What routers notice at once, the next `wait` tells. */
export function attempt(name: string, { sim, untold }: CommandIo, act: () => string): CommandOutput {
  const before = sim.state;
  try {
    const text = act();
    untold.push(...newsOfChange(before, sim.state));
    return succeed(`${text}\n`);
  } catch (error) {
    if (error instanceof UnknownPlace) return refuse(`${name}: ${error.message}`);
    throw error;
  }
}

export const fail: ConsoleCommand = {
  name: 'fail',
  summary: 'break something and see what still works',
  usage:
    'fail TARGET      az/us-east-1a, a host, or the ID of a gateway or interface; without TARGET: what is broken\n' +
    "VPN: vpn-…/1 or its address is AWS's end of a tunnel, maintenance/vpn-…/1 its replacement by AWS",
  async run([target], io) {
    const { sim } = io;
    if (target === undefined) {
      const { faults } = sim.state;
      if (faults.length > 0) return succeed(`Broken: ${faults.join(', ')}\n`);
      return succeed(
        'Nothing is broken. `fail TARGET` breaks something, `fail az/us-east-1a` for instance.\n',
      );
    }
    return attempt('fail', io, () => sim.fault({ target }));
  },
  complete: (_words, index, sim) => (index === 1 ? completeFaults(sim) : []),
};
