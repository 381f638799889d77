/**
 * Sorts the words after `aws SERVICE OPERATION` into options and their values, and says what is missing or unknown,
 * by the rules and in the words of Python's argparse, which the AWS CLI uses.
 */
import { closest } from '../../kit/closest-words.ts';
import type { Argument, ArgumentTable } from './argument.ts';
import { CliFailure, EXIT, usageError } from './failure.ts';
import type { RawValue } from './values.ts';

export interface Given {
  readonly argument: Argument;
  /** An empty text for flags. */
  readonly value: RawValue;
}

/** What was given, by destination; the last of two counts. */
export type GivenOptions = ReadonlyMap<string, Given>;

/** A word that starts with a dash is an option, unless it is a negative number or has a space in it. */
export function looksLikeOption(word: string): boolean {
  return word.length > 1 && word.startsWith('-') && !/^-(\d+|\d*\.\d+)$/.test(word) && !word.includes(' ');
}

/** Options that free an operation of its required ones. */
const LOOSENING = ['cli-input-json', 'cli-input-yaml'];

export function parseArguments(table: ArgumentTable, words: readonly string[]): GivenOptions {
  const given = new Map<string, Given>();
  const unknown: string[] = [];
  const stray: string[] = [];
  for (let index = 0; index < words.length; ) {
    const word = words[index] as string;
    if (!looksLikeOption(word)) {
      if (word !== '--') stray.push(word);
      index++;
      continue;
    }
    const [option, attached] = splitOption(word);
    const argument = table.get(option.slice(2));
    if (!argument || argument.positional || !option.startsWith('--')) {
      unknown.push(word);
      index++;
      continue;
    }
    const following = attached === undefined ? valuesFrom(words, index + 1) : [attached];
    const value = takeValue(argument, following, attached !== undefined);
    given.set(argument.destination ?? argument.name, { argument, value });
    const taken =
      attached !== undefined ? 0 : typeof value === 'string' ? countOf(argument, following) : value.length;
    index += 1 + taken;
  }
  const positional = [...table.values()].filter((argument) => argument.positional);
  for (const argument of positional.slice(0, stray.length))
    given.set(argument.name, { argument, value: stray.shift() as string });
  refuseMissing(table, given);
  refuseUnknown(table, [...unknown, ...stray]);
  return given;
}

function splitOption(word: string): [option: string, attached: string | undefined] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

function valuesFrom(words: readonly string[], start: number): readonly string[] {
  let end = start;
  while (end < words.length && !looksLikeOption(words[end] as string)) end++;
  return words.slice(start, end);
}

function countOf(argument: Argument, following: readonly string[]): number {
  return argument.arity === 'none' ? 0 : Math.min(1, following.length);
}

function takeValue(argument: Argument, following: readonly string[], attached: boolean): RawValue {
  const [first] = following;
  switch (argument.arity) {
    case 'none':
      if (attached) throw usageError(`argument --${argument.name}: ignored explicit argument '${first}'`);
      return '';
    case 'many':
      return following;
    case 'one':
      if (first === undefined) throw usageError(`argument --${argument.name}: expected one argument`);
      return chosen(argument, first);
    case 'optional':
      return first === undefined ? (argument.choices?.[0] ?? '') : chosen(argument, first);
  }
}

function chosen(argument: Argument, value: string): string {
  if (argument.choices && !argument.choices.includes(value))
    throw invalidChoice(`--${argument.name}`, value, argument.choices);
  return value;
}

/** `what` is the option, or `command`, `operation`. Long lists of choices are left out for the nearest ones. */
export function invalidChoice(what: string, value: string, choices: readonly string[]): CliFailure {
  const near = closest(value, choices);
  const hint =
    near.length > 0
      ? `\n\nInvalid choice: '${value}', maybe you meant:\n\n${near.map((name) => `  * ${name}`).join('\n')}`
      : '';
  const list =
    choices.length <= MAX_LISTED_CHOICES
      ? `Invalid choice, valid choices are:\n\n${choices.join('\n')}`
      : `Found invalid choice '${value}'`;
  return usageError(`argument ${what}: ${list}${hint}`);
}

const MAX_LISTED_CHOICES = 12;

function refuseMissing(table: ArgumentTable, given: GivenOptions): void {
  if (LOOSENING.some((name) => given.has(name))) return;
  const skeleton = given.get('generate-cli-skeleton');
  if (skeleton && skeleton.value !== 'output') return;
  const missing = [...table.values()].filter(
    (argument) => argument.required && !given.has(argument.destination ?? argument.name),
  );
  if (missing.length > 0) {
    throw usageError(
      `the following arguments are required: ${missing.map(({ name, positional }) => (positional ? name : `--${name}`)).join(', ')}`,
    );
  }
}

function refuseUnknown(table: ArgumentTable, words: readonly string[]): void {
  if (words.length === 0) return;
  const names = [...table.values()].filter(({ hidden }) => !hidden).map(({ name }) => name);
  const hints = words.filter(looksLikeOption).flatMap((word) => {
    const [near] = closest(splitOption(word)[0].replace(/^-+/, ''), names);
    return near === undefined ? [] : [`\nDid you mean --${near}?`];
  });
  throw new CliFailure(EXIT.usage, `Unknown options: ${words.join(', ')}${hints.join('')}`, true);
}
