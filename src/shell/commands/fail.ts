/** `fail`: breaks a zone, a host, a gateway. */
import { UnknownPlace } from '../../sim/places.ts';
import { type CommandOutput, type ConsoleCommand, fail as refuse, succeed } from '../command.ts';
import { completeFaults } from '../completion/faults.ts';

/** Runs what may meet an unknown target, and says so. */
export function attempt(name: string, act: () => string): CommandOutput {
  try {
    return succeed(`${act()}\n`);
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
  async run([target], { sim }) {
    if (target === undefined) {
      const { faults } = sim.state;
      if (faults.length > 0) return succeed(`Broken: ${faults.join(', ')}\n`);
      return succeed(
        'Nothing is broken. `fail TARGET` breaks something, `fail az/us-east-1a` for instance.\n',
      );
    }
    return attempt('fail', () => sim.fault({ target }));
  },
  complete: (_words, index, sim) => (index === 1 ? completeFaults(sim) : []),
};
