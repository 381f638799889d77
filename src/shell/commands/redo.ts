/** `redo`: takes an undo back. */
import type { ConsoleCommand } from '../command.ts';
import { travel } from './undo.ts';

export const redo: ConsoleCommand = {
  name: 'redo',
  summary: 'do again what was undone',
  usage: 'redo [STEPS]',
  run: async (words, { sim }) => travel(words, () => sim.redo(), 'redo'),
};
