/** An attempt as plain lines: each command with what it printed and what it changed, then what holds in the end. */
import type { Moment, Replay } from '../lab/replay.ts';
import { allTasks, changeMarks, checkChanges } from './console/check-changes.ts';
import { clockText } from './parts/clock-text.ts';
import { checkCounts } from './parts/counts.ts';
import { sanitize } from './text/sanitize.ts';

export async function replayPlain(
  replay: Replay,
  notes: readonly string[],
  write: (text: string) => void,
): Promise<void> {
  const { length } = replay;
  write(`${sanitize(replay.variant.lab.title)}\n${notes.map((note) => `! ${sanitize(note)}\n`).join('')}`);
  let before = replay.moments[0] as Moment;
  while (before.count < length) {
    await replay.advance();
    const moment = replay.moments[before.count + 1] as Moment;
    write(stepText(before, moment, length));
    before = moment;
  }
  write(endText(before));
}

function stepText(before: Moment, { count, command, view }: Moment, length: number): string {
  if (!command) return '';
  const output = sanitize(command.output.map(({ text }) => text).join(''));
  const changes = checkChanges(before.view, view).map(
    ({ kind, text }) => `${changeMarks[kind]} ${sanitize(text)}\n`,
  );
  const strayed = command.strayed && !before.command?.strayed;
  return [
    `\n── ${count}/${length} · ${clockText(before.world.clock.now)}\n`,
    `${sanitize(command.prompt)}${sanitize(command.line)}\n`,
    output === '' || output.endsWith('\n') ? output : `${output}\n`,
    command.exitCode === 0 ? '' : `(exit code ${command.exitCode})\n`,
    strayed ? '! The journal says that this was typed at another moment: here it went another way.\n' : '',
    ...changes,
  ].join('');
}

function endText({ view, world }: Moment): string {
  const { passed, total } = checkCounts(view);
  const lines = allTasks(view).flatMap((task) => [
    `${task.done ? '✓' : '·'} ${sanitize(task.title)}`,
    ...task.checks.map((check) =>
      sanitize(`  ${check.passed ? '✓' : '✗'} ${check.id}: ${check.passed ? check.label : check.text}`),
    ),
  ]);
  const score = `${passed}/${total} checks, ${view.points}/${view.maxPoints} points`;
  return `\n── the end · ${clockText(world.clock.now)} · ${score}\n${lines.join('\n')}\n`;
}
