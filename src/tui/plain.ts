/**
 * The lab as plain lines, for pipes, simple terminals and those who prefer it: the brief, a prompt, output, and after
 * each command what it changed for the checks. Pure over what it reads and writes.
 */
import type { Session } from '../lab/session.ts';
import { allTasks, changeMarks, checkChanges } from './console/check-changes.ts';
import { markdownRows } from './text/markdown.ts';
import { rowText } from './text/row.ts';
import { sanitize } from './text/sanitize.ts';

export interface PlainIo {
  write(text: string): void;
  /** Lines as they are entered, without their ends; ends with the input. */
  readonly lines: AsyncIterable<string>;
  /** Whether what is entered must be written, because no terminal shows it. */
  readonly echo?: boolean;
  /** Calls back whenever the learner presses Ctrl-C. */
  onInterrupt?(listener: () => void): void;
}

const WIDTH = 78;
const CONTINUATION = '> ';

/** Plays until the input ends or the learner types `quit`. Resolves to whether the lab is solved. */
export async function playPlain(session: Session, io: PlainIo): Promise<boolean> {
  const { write, lines, echo = false } = io;
  write(`${opening(session)}${taskInHand(session)}${session.console.prompt}`);
  let held = '';
  let running: AbortController | undefined;
  const run = async (text: string) => {
    running = new AbortController();
    await play(session, text, write, running.signal);
    running = undefined;
  };
  io.onInterrupt?.(() => {
    if (running) return running.abort();
    held = '';
    write(`\n${session.console.prompt}`);
  });
  for await (const line of lines) {
    if (echo) write(`${sanitize(line)}\n`);
    const text = held === '' ? line : `${held}\n${line}`;
    if (session.console.isIncomplete(text)) {
      held = text;
      write(CONTINUATION);
      continue;
    }
    held = '';
    if (text.trim() === 'quit') break;
    if (text.trim() !== '') await run(text);
    write(session.console.prompt);
  }
  if (held !== '') await run(held);
  write('\n');
  return session.view.solved;
}

async function play(
  session: Session,
  line: string,
  write: PlainIo['write'],
  signal: AbortSignal,
): Promise<void> {
  const before = session.view;
  const { chunks } = await session.run(line, { signal });
  if (chunks.length > 0) write(withEnd(chunks.map(({ text }) => sanitize(text)).join('')));
  for (const { kind, text } of checkChanges(before, session.view))
    write(`${changeMarks[kind]} ${sanitize(text)}\n`);
  if (session.view.current > before.current) write(taskInHand(session));
  if (session.view.solved && !before.solved) write(finale(session));
}

/** What broke, and what held nevertheless; nothing in labs where nothing breaks. */
function finale({ view }: Session): string {
  if (!view.finale) return '';
  const text = markdownRows(view.finale.text, WIDTH - 3).map((line) => `   ${rowText(line)}`.trimEnd());
  const held = view.finale.checks.map(({ label }) => `${changeMarks.passed} ${sanitize(label)}`);
  return `\n${[sanitize(view.finale.title), ...text, '', ...held].join('\n')}\n\n`;
}

/** What is asked next; nothing once all is done. */
function taskInHand({ view }: Session): string {
  const task = view.tasks[view.current];
  if (!task) return '';
  const text = markdownRows(task.text, WIDTH - 3).map((line) => `   ${rowText(line)}`.trimEnd());
  return `\n${[`Task ${view.current + 1}: ${sanitize(task.title)}`, ...text].join('\n')}\n\n`;
}

function opening({ lab, variant, view, notes }: Session): string {
  const brief = markdownRows(variant.brief, WIDTH).map(rowText);
  const tasks = allTasks(view).map(
    ({ title, done }, index) => `${done ? '✓' : '·'} ${index + 1}. ${sanitize(title)}`,
  );
  const help =
    '`check` tells what holds, `hint` helps, `help` lists the commands, `quit` leaves (your work is kept).';
  const noted = notes.length > 0 ? ['', ...notes.map((note) => `! ${sanitize(note)}`)] : [];
  const title = brief[0]?.trim() === lab.title ? [] : [sanitize(lab.title), ''];
  return [...title, ...brief, ...noted, '', ...tasks, '', help, ''].join('\n');
}

function withEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
