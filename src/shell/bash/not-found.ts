/** A mistyped command: which one may have been meant. */
import { closest } from '../../kit/closest-words.ts';

const NOT_FOUND = /^bash: ([^\s:]{1,40}): command not found\n/gm;

/** `stderr` with a suggestion behind each command that wasn't found. */
export function suggestCommands(stderr: string, known: readonly string[]): string {
  if (!stderr.includes('command not found')) return stderr;
  return stderr.replace(NOT_FOUND, (line, name: string) => {
    const [near] = closest(name, known);
    return near === undefined ? line : `${line}Did you mean '${near}'?\n`;
  });
}
