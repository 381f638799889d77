/** What `exit` means here: back from a host; at home there is nothing to leave but the lab, which has its own key. */

import type { Ending } from './bash/errors.ts';
import type { CommandOutput } from './command.ts';
import type { Standing } from './standing.ts';

const TYPED = /^\s*(?:exit|logout)(?:\s+\d+)?\s*;?\s*$/;

/** Given the output of a command that left the shell. Scripts that leave stop; a typed `exit` goes one host back. */
export function leaveWords(
  command: string,
  standing: Standing,
  { stdout, stderr }: CommandOutput,
): Partial<CommandOutput> & { ending: Ending } {
  if (!TYPED.test(command)) {
    return {
      stderr: `${stderr}netlab: the shell would have ended here; it goes on, but what follows is not run.\n`,
      ending: 'exit',
    };
  }
  const host = standing.leave();
  if (host)
    return {
      stdout: `${stdout}logout\nConnection to ${host.name} closed.\n`,
      stderr,
      exitCode: 0,
      ending: 'done',
    };
  return {
    stdout,
    stderr: `${stderr}You are at your own computer already; Esc opens the menu.\n`,
    exitCode: 0,
    ending: 'done',
  };
}
