/** `netlab replay`: what somebody typed for a lab, stepped through. */
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Catalogue } from '../../lab/catalogue.ts';
import { type Attempt, type Attempts, readAttempts } from '../../lab/classroom/attempts.ts';
import { MAX_SUBMISSION_CHARACTERS } from '../../lab/classroom/submission.ts';
import { printable } from '../../shell/printable.ts';
import { sanitize } from '../../tui/text/sanitize.ts';
import { createBreathe } from '../breathe.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';
import { knownLabs, LABS_OPTION, LABS_USAGE } from '../known-lab.ts';

export const replay: CliCommand = {
  name: 'replay',
  summary: 'step through what somebody typed for a lab',
  usage: `usage: netlab replay FILE [--lab LAB] [--plain] [--labs PATH]

Plays a submission (or a journal, as netlab keeps it) again, a command at a time: what was printed, what it changed for
the checks, and the world as it was then, on the panes of the lab. Nothing of it is believed; what it is worth, netlab
grade says. → and ← step, n goes to where a check turns next, / searches, ? shows all keys.

  --lab LAB         which of the submission's labs
  --plain           all steps as lines; taken by itself where there is no terminal
  --screen-reader   the screen's contents as lines for a screen reader
${LABS_USAGE.replace('PATH     ', 'PATH       ')}
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        lab: { type: 'string' },
        plain: { type: 'boolean', default: false },
        'screen-reader': { type: 'boolean', default: false },
        ...LABS_OPTION,
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('replay takes one file');
    const { catalogue } = await knownLabs(io, values.labs);
    const read = attemptsIn(file, catalogue);
    const attempts = chosen(read.attempts, values.lab);
    const told = { ...read, attempts };
    if (values.plain || !io.isTTY || attempts.every(({ stage }) => !stage)) return showPlain(told, io);
    return showScreen(told, io, values['screen-reader'] || io.env.INK_SCREEN_READER === 'true');
  },
};

function attemptsIn(file: string, catalogue: Catalogue): Attempts {
  const attempts = readAttempts(textIn(file), (slug) => catalogue.find(slug));
  if (attempts) return attempts;
  throw new UsageError(`${file} is neither a submission nor a journal of netlab`);
}

/** A character takes at most four bytes. */
function textIn(file: string): string {
  try {
    if (statSync(file).size > 4 * MAX_SUBMISSION_CHARACTERS) throw new UsageError(`${file} is too large`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${file}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

function chosen(attempts: readonly Attempt[], lab: string | undefined): readonly Attempt[] {
  if (attempts.length === 0) throw new UsageError('there is no attempt in this file');
  if (lab === undefined) return attempts;
  const found = attempts.filter(({ slug }) => slug === lab);
  if (found.length > 0) return found;
  const slugs = attempts.map(({ slug }) => printable(slug));
  throw new UsageError(`this file has no attempt at '${lab}'; it has: ${slugs.join(', ')}`);
}

const titleOf = ({ stage, slug }: Attempt): string => stage?.lab.title ?? (slug || 'an unreadable journal');

async function openAttempt(stage: NonNullable<Attempt['stage']>) {
  const { Replay } = await import('../../lab/replay.ts');
  return Replay.open({ ...stage, breathe: createBreathe() });
}

async function showScreen({ student, attempts, notes }: Attempts, io: CliIo, screenReader: boolean) {
  const { showReplay } = await import('../replay-screen.tsx');
  return showReplay({
    owner: printable(student ?? ''),
    attempts: attempts.map((attempt) => {
      const { stage, refusal } = attempt;
      return {
        ...{ title: titleOf(attempt), commands: attempt.entries.length, notes: [...notes, ...attempt.notes] },
        ...(refusal !== undefined && { refusal }),
        ...(stage && { open: () => openAttempt(stage) }),
      };
    }),
    screenReader,
    colour: !io.env.NO_COLOR && io.env.TERM !== 'dumb',
  });
}

/** Exit code 1 where there was something that could not be played. */
async function showPlain({ student, attempts, notes }: Attempts, io: CliIo): Promise<number> {
  const { replayPlain } = await import('../../tui/replay-plain.ts');
  const say = (line: string) => io.stdout(`${printable(line)}\n`);
  if (student !== undefined) say(`Of ${student}`);
  for (const note of notes) say(`! ${note}`);
  for (const attempt of attempts) {
    io.stdout('\n');
    if (attempt.stage) {
      await replayPlain(await openAttempt(attempt.stage), attempt.notes, io.stdout);
      continue;
    }
    say(titleOf(attempt));
    for (const note of [attempt.refusal ?? '', ...attempt.notes]) say(`! ${note}`);
    for (const [index, { line }] of attempt.entries.entries()) io.stdout(`${index + 1}: ${sanitize(line)}\n`);
  }
  return attempts.every(({ stage }) => stage) ? 0 : 1;
}
