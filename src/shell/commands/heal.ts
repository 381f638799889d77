/** `heal`: mends what `fail` broke. */
import { type ConsoleCommand, fail as refuse, succeed } from '../command.ts';
import { attempt } from './fail.ts';

export const heal: ConsoleCommand = {
  name: 'heal',
  summary: 'mend what is broken',
  usage: 'heal TARGET | heal all',
  async run([target], io) {
    const { sim } = io;
    const { faults } = sim.state;
    if (target === undefined) {
      const broken = faults.length === 0 ? 'nothing is broken' : `broken: ${faults.join(', ')}`;
      return refuse(`heal what? (${broken})\nusage: heal TARGET | heal all`, 2);
    }
    if (target !== 'all') return attempt('heal', io, () => sim.heal({ target }));
    if (faults.length === 0) return succeed('Nothing is broken.\n');
    return attempt('heal', io, () => faults.map((fault) => sim.heal({ target: fault })).join('\n'));
  },
  complete: (_words, index, sim) =>
    index === 1 ? ['all', ...sim.state.faults].map((value) => ({ value })) : [],
};
