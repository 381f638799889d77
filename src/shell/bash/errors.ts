/** How a statement ended, read from what just-bash says about it. */
import { END_MARK } from './hook-commands.ts';

/** How a command ended: by itself, by leaving the shell, at a limit, by Ctrl-C, or because it doesn't parse. */
export type Ending = 'done' | 'exit' | 'limit' | 'interrupted' | 'syntax';

const LIMIT = /, increase executionLimits\.\w+/;
/** Errors that end the line in an interactive bash, but not the shell. */
const ENDS_LINE_ONLY =
  /unbound variable|parameter null or not set|bad substitution|division by 0|readonly variable/;

/** just-bash's status for a statement that used up something. */
const LIMIT_STATUS = 126;

/** Of a statement that didn't come to its own end. */
export function endingOf(stderr: string, exitCode: number): Ending {
  if (exitCode === LIMIT_STATUS) return 'limit';
  return ENDS_LINE_ONLY.test(stderr) ? 'done' : 'exit';
}

/** A limit in words that help. */
export function explainLimit(stderr: string): string {
  return `${stderr.replace(LIMIT, '')}netlab: stopped there. Is there a loop without an end?\n`;
}

/** What just-bash says of a statement that Ctrl-C ended; a terminal shows `^C` and no more. */
export function withoutAbort(stderr: string): string {
  return stderr.replace(/^bash: execution aborted\n/gm, '');
}

/** What the statement itself wrote to stderr, without the traces of the console's hooks. */
export function ownErrors(stderr: string): string {
  const [own = ''] = stderr.split(END_MARK);
  return own.includes('__netlab') ? own.replace(/^\++ .*__netlab.*\n/gm, '') : own;
}

/** `Parse error at 1:5: Expected FI, got EOF` in bash's manner. */
export function syntaxMessage({ message }: Error): string {
  if (message.includes('unterminated here-document')) return 'syntax error: the here-document has no end';
  const match = /^Parse error at (\d+):\d+: (.*)$/s.exec(message);
  if (!match) return message;
  const [, line, reason = ''] = match;
  return `line ${line}: ${reason.startsWith('syntax error') ? reason : `syntax error: ${reason}`}`;
}
