/** Text for the console where a program takes lines, which are not bash's: `vtysh` and what is typed into it. */
import type { BashSession } from './bash/bash-session.ts';
import type { Foreground } from './foreground.ts';

/** A line that opens a program; whatever follows goes into it, line by line. */
const OPENS = /^\s*vtysh\s*$/;

/** The commands of a text in order; blank lines drop out. */
export function splitBefore(text: string, foreground: Foreground, session: BashSession): readonly string[] {
  if (foreground.program) return linesOf(text);
  const lines = text.split('\n');
  const opening = lines.findIndex((line) => OPENS.test(line));
  const head = lines.slice(0, opening + 1).join('\n');
  if (opening < 0 || session.isIncomplete(head)) return session.split(text);
  return [...session.split(head), ...linesOf(lines.slice(opening + 1).join('\n'))];
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
