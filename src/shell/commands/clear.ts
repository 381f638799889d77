/** `clear`: empties the screen, by the sequence that terminals know. */
import { type ConsoleCommand, succeed } from '../command.ts';

export const clear: ConsoleCommand = {
  name: 'clear',
  summary: 'empty the screen',
  usage: 'clear',
  run: async () => succeed('\u001b[H\u001b[2J\u001b[3J'),
};
