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
}

const WIDTH = 78;
const CONTINUATION = '> ';

/** Plays until the input ends or the learner types `quit`. Resolves to whether the lab is solved. */
export async function playPlain(session: Session, { write, lines }: PlainIo): Promise<boolean> {
  write(`${opening(session)}${taskInHand(session)}${session.console.prompt}`);
  let held = '';
  for await (const line of lines) {
    const text = held === '' ? line : `${held}\n${line}`;
    if (session.console.isIncomplete(text)) {
      held = text;
      write(CONTINUATION);
      continue;
    }
    held = '';
    if (text.trim() === 'quit') break;
    if (text.trim() !== '') await play(session, text, write);
    write(session.console.prompt);
  }
  if (held !== '') await play(session, held, write);
  write('\n');
  return session.view.solved;
}

async function play(session: Session, line: string, write: PlainIo['write']): Promise<void> {
  const before = session.view;
  const { chunks } = await session.run(line);
  if (chunks.length > 0) write(withEnd(chunks.map(({ text }) => sanitize(text)).join('')));
  for (const { kind, text } of checkChanges(before, session.view))
    write(`${changeMarks[kind]} ${sanitize(text)}\n`);
  if (session.view.current > before.current) write(taskInHand(session));
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
