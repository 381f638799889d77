/** What `exit` means here: back from a host; at home there is nothing to leave but the lab, which has its own key. */

import type { Sim } from '../sim/sim.ts';
import type { ShellResult } from './bash/bash-session.ts';
import { outputChunks } from './command.ts';
import type { Standing } from './standing.ts';

const TYPED = /^\s*(?:exit|logout)(?:\s+\d+)?\s*;?\s*$/;

/** Given the result of a command that left the shell. A script that leaves stops; a typed `exit` goes one host back. */
export function leaveShell(command: string, standing: Standing, result: ShellResult): ShellResult {
  if (!TYPED.test(command)) {
    return said(
      result,
      'stderr',
      'netlab: the shell would have ended here; it goes on, but what follows is not run.\n',
    );
  }
  const left = { ...result, exitCode: 0, ending: 'done' as const };
  const host = standing.leave();
  if (host) return said(left, 'stdout', `logout\nConnection to ${host.name} closed.\n`);
  return said(left, 'stderr', 'You are at your own computer already; Esc opens the menu.\n');
}

/** After each line: hosts that went down take those who stood on them home. */
export function closeLost(standing: Standing, sim: Sim, result: ShellResult): ShellResult {
  const closed = standing.dropLost(sim).map(({ name }) => `Connection to ${name} closed by remote host.\n`);
  return closed.length === 0 ? result : said(result, 'stderr', closed.join(''));
}

function said(result: ShellResult, stream: 'stdout' | 'stderr', text: string): ShellResult {
  const added = { stdout: '', stderr: '', exitCode: 0, [stream]: text };
  return {
    ...result,
    [stream]: `${result[stream]}${text}`,
    chunks: [...result.chunks, ...outputChunks(added)],
  };
}
