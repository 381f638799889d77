/** `history`: the lines so far. */
import { type ConsoleCommand, succeed } from '../command.ts';

export const history: ConsoleCommand = {
  name: 'history',
  summary: 'the lines typed so far',
  usage: 'history [COUNT]',
  async run([count], io) {
    const numbered = io.history.map((line, index) => `${String(index + 1).padStart(5)}  ${line}\n`);
    return succeed(numbered.slice(count === undefined ? 0 : -Number(count)).join(''));
  },
};
