/** What could stand at the cursor. */
import type { Sim } from '../../sim/sim.ts';
import type { BashSession } from '../bash/bash-session.ts';
import type { CompletionItem, ConsoleCommand } from '../command.ts';
import type { Foreground, Program } from '../foreground.ts';
import { completeAws } from './aws.ts';
import { completeFiles } from './files.ts';
import { matching } from './matching.ts';
import { wordsAt } from './words.ts';

/** Replace `line[from, to)` with an item's value. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly items: readonly CompletionItem[];
}

export interface CompletionInput {
  readonly line: string;
  readonly cursor: number;
  readonly sim: Sim;
  readonly session: BashSession;
  readonly foreground: Foreground;
  readonly commands: readonly ConsoleCommand[];
}

/** Items for a part of the word at the cursor that begins `offset` characters into it. */
export interface Candidates {
  readonly items: readonly CompletionItem[];
  readonly offset?: number;
}

export function completeLine(input: CompletionInput): Completion {
  const { program } = input.foreground;
  if (program) return inProgram(program, input);
  const { words, from } = wordsAt(input.line, input.cursor);
  const typed = words.at(-1) as string;
  const { items, offset = 0 } = candidates(input, words, typed);
  return { from: from + offset, to: input.cursor, items: matching(items, typed.slice(offset)) };
}

function inProgram(program: Program, { line, cursor }: CompletionInput): Completion {
  const text = line.slice(0, cursor);
  const from = cursor - (/\S*$/.exec(text)?.[0].length ?? 0);
  return { from, to: cursor, items: program.complete(text) };
}

function candidates(
  { sim, session, commands }: CompletionInput,
  words: readonly string[],
  typed: string,
): Candidates {
  const variable = /\$\{?\w*$/.exec(typed);
  if (variable) {
    const open = variable[0].startsWith('${');
    const items = session.variableNames().map((name) => ({ value: open ? `\${${name}}` : `$${name}` }));
    return { items, offset: variable.index };
  }
  const [name = ''] = words;
  if (words.length === 1)
    return name.includes('/') ? files(session, typed) : { items: commandNames(session, commands) };
  if (typed.startsWith('file://') || typed.startsWith('fileb://'))
    return files(session, typed, typed.indexOf('://') + 3);
  if (name === 'aws') return completeAws(words.slice(1), sim, session.variable('AWS_REGION'));
  if (name === 'help')
    return { items: commands.map(({ name: value, summary }) => ({ value, description: summary })) };
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return { items: command.complete?.(words, words.length - 1, sim) ?? [] };
  return files(session, typed);
}

function commandNames(session: BashSession, commands: readonly ConsoleCommand[]): CompletionItem[] {
  const own = commands.map(({ name, summary }) => ({ value: name, description: summary }));
  const known = new Set(own.map(({ value }) => value));
  const others = session.commandNames().filter((value) => !known.has(value));
  return [...own, ...others.map((value) => ({ value }))];
}

function files(session: BashSession, typed: string, start = 0): Candidates {
  const path = typed.slice(start);
  const slash = path.lastIndexOf('/') + 1;
  return { items: completeFiles(session, path.slice(0, slash)), offset: start + slash };
}
