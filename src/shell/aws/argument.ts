/**
 * An option of one operation, as the argument parser sees it. Most follow from the model; customisations add, hide
 * and rename some, as the real CLI does.
 */
import type { Shape } from '../../model/model.ts';
import type { RawValue } from './values.ts';

/** The request that options are written into, by the API's member names. */
export type Params = Record<string, unknown>;

export interface Argument {
  /** Without the dashes: `cidr-block`. */
  readonly name: string;
  /** How many texts follow it. `optional`: one, or none. */
  readonly arity: 'none' | 'one' | 'many' | 'optional';
  readonly required: boolean;
  /** Accepted, but neither listed nor completed. */
  readonly hidden?: boolean;
  /** What the API takes; absent for options that only the CLI knows. */
  readonly shape?: Shape;
  /** The API's name: `CidrBlock`. */
  readonly member?: string;
  readonly choices?: readonly string[];
  /** What an `optional` one means where no text follows. */
  readonly bare?: unknown;
  /** Offered by completion; others are as good. */
  readonly suggestions?: readonly string[];
  /** For help, where the shape doesn't say it. */
  readonly hint?: string;
  /** What follows is the path of a file whose content is meant. */
  readonly path?: true;
  /** Stands by itself, without an option: the path that an answer's content is written to. */
  readonly positional?: true;
  /** Two options with one destination overrule each other: the last one counts. Default: the name. */
  readonly destination?: string;
  /** Writes the value into the request. Default: unpacked by its shape, under `member`. */
  readonly store?: (params: Params, value: RawValue) => void;
}

export type ArgumentTable = Map<string, Argument>;

/** What a text after the option is called in help: `<string>`, `<list>`. */
export function valueHint(argument: Argument): string {
  if (argument.arity === 'none') return '';
  return argument.hint ?? `<${argument.shape?.type ?? 'string'}>`;
}
