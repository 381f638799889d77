/** One line typed in the console: from what is configured and shown to what is configured next. */
import type { Answer, Command, RouterView } from './command.ts';
import { expectedAfter, matchLine } from './grammar/match.ts';
import { grammarsOf } from './language.ts';
import { ENABLE, type Mode, modeAbove } from './mode.ts';
import type { RunningConfig } from './running-config.ts';

/** What a line may be at most: nobody types more, and a hostile one must not cost more. */
const MAX_LINE = 1000;

export function runLine(line: string, mode: Mode, config: RunningConfig, view: RouterView): Answer {
  const text = line.trim();
  if (text === '' || /^[!#]/.test(text)) return {};
  if (text.length > MAX_LINE) return { output: '% Line too long\n', failed: true };
  const words = text.split(/\s+/);
  if (words[0] === 'do' && mode.kind !== 'enable') return runDo(words.slice(1), config, view);
  const found = search(words, mode);
  if (typeof found === 'string') return { output: `${found}: ${text}\n`, failed: true };
  const answer = found.command.run({ line: text, config, mode: found.mode, args: found.args, view });
  // Where a mode above knew the line, one is there from then on.
  return found.mode === mode || answer.mode !== undefined ? answer : { ...answer, mode: found.mode };
}

/** `do` runs a line as if one were out of the configuration, and stays. */
function runDo(words: readonly string[], config: RunningConfig, view: RouterView): Answer {
  const text = words.join(' ');
  const found = search(words, ENABLE);
  if (typeof found === 'string') return { output: `${found}: ${text}\n`, failed: true };
  const { mode: _stays, ...answer } = found.command.run({
    line: text,
    config,
    mode: ENABLE,
    args: found.args,
    view,
  });
  return answer;
}

interface Found {
  readonly command: Command;
  readonly args: Readonly<Record<string, string>>;
  readonly mode: Mode;
}

const REFUSALS = {
  unknown: '% Unknown command',
  incomplete: '% Command incomplete',
  ambiguous: '% Ambiguous command',
} as const;

/** Here, and where it is unknown here, in the modes above, up to that of configuration. */
function search(words: readonly string[], mode: Mode): Found | string {
  for (let here: Mode | undefined = mode; here; here = modeAbove(here)) {
    if (here.kind === 'enable' && mode.kind !== 'enable') break;
    const match = matchLine(grammarsOf(here), words);
    if (match.kind === 'found') return { command: match.command, args: match.bindings, mode: here };
    if (match.kind !== 'unknown') return REFUSALS[match.kind];
  }
  return REFUSALS.unknown;
}

/** What may be typed next, for help and completion: keywords, or what kind of value; `<cr>` for the end of the line. */
export function expectedNext(line: string, mode: Mode): readonly string[] {
  const text = line.slice(0, MAX_LINE);
  const words = text.trim() === '' ? [] : text.trim().split(/\s+/);
  const isDo = words[0] === 'do' && mode.kind !== 'enable';
  const begun = /\s$/.test(text) || words.length === 0 ? '' : (words.pop() ?? '');
  const grammars = grammarsOf(isDo ? ENABLE : mode);
  const expected = expectedAfter(grammars, isDo ? words.slice(1) : words);
  return expected.filter((one) => (isKeyword(one) ? one.startsWith(begun) : begun === '' || one !== '<cr>'));
}

export const isKeyword = (token: string) =>
  /^[a-zA-Z*][a-z0-9A-Z-]*$/.test(token) && /[a-z]/.test(token) && token !== 'A.B.C.D';

/** Everything that is wrong with a configuration, and what it comes to: as a file is read at the start. */
export function readConfiguration(
  text: string,
  empty: RunningConfig,
  view: RouterView,
): {
  readonly config: RunningConfig;
  readonly faults: readonly { readonly line: number; readonly text: string }[];
} {
  let config = empty;
  let mode: Mode = { kind: 'config' };
  const faults: { line: number; text: string }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    // A file may say what the console is told to get here.
    if (/^\s*(configure( terminal)?|conf t|end|write( memory)?)\s*$/.test(line)) continue;
    const answer = runLine(line, mode, config, view);
    if (answer.failed) faults.push({ line: index + 1, text: (answer.output ?? '').trim() });
    config = answer.config ?? config;
    const isOut = answer.mode === 'closed' || answer.mode?.kind === 'enable';
    mode = isOut ? { kind: 'config' } : ((answer.mode as Mode | undefined) ?? mode);
  }
  return { config, faults };
}
