/** `undo`: the world as it was before the last line that changed it. */
import { type ConsoleCommand, fail, succeed } from '../command.ts';

const MAX_STEPS = 1000;

/** Steps `count` times; says what was passed. */
export function travel(
  words: readonly string[],
  step: () => { label: string } | undefined,
  verb: 'undo' | 'redo',
) {
  const count = Number(words[0] ?? 1);
  if (!Number.isInteger(count) || count < 1 || count > MAX_STEPS)
    return fail(`${verb}: '${words[0]}' is not a number of steps`, 2);
  const labels: string[] = [];
  while (labels.length < count) {
    const checkpoint = step();
    if (!checkpoint) break;
    labels.push(checkpoint.label);
  }
  if (labels.length === 0) return fail(`There is nothing to ${verb}.`);
  const done = verb === 'undo' ? 'undone' : 'redone';
  return succeed(`${labels.map((label) => `${done}: ${label}`).join('\n')}\n`);
}

export const undo: ConsoleCommand = {
  name: 'undo',
  summary: 'take back the last line that changed the world',
  usage: 'undo [STEPS]',
  run: async (words, { sim }) => travel(words, () => sim.undo(), 'undo'),
};
