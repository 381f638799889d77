/** What a line of the console is and does: a pattern in FRR's notation, and a step from one configuration to the next. */
import type { BgpNetwork, Clear } from '../bgp/index.ts';
import type { Bindings, Grammar } from './grammar/match.ts';
import { parsePattern } from './grammar/pattern.ts';
import type { Mode } from './mode.ts';
import type { RunningConfig } from './running-config.ts';

/** The router as it stands, for what is shown and checked. */
export interface RouterView {
  /** Its name in the network. */
  readonly name: string;
  /** With `now` as the world's clock shows it. */
  readonly network: BgpNetwork;
  readonly interfaces: readonly ViewedInterface[];
  /** Everything in its routing table, chosen or not. */
  readonly routes: readonly RibRoute[];
}

export interface ViewedInterface {
  readonly name: string;
  /** With length. */
  readonly addresses: readonly string[];
  readonly up: boolean;
  /** Octets. */
  readonly mtu?: number;
}

export interface RibRoute {
  readonly prefix: string;
  readonly source: 'connected' | 'kernel' | 'static' | 'bgp';
  readonly distance: number;
  readonly metric: number;
  /** It is what packets follow. */
  readonly selected: boolean;
  /** None: packets are dropped. */
  readonly nextHops: readonly { readonly address?: string; readonly interface?: string }[];
  /** When it came to be: milliseconds. Absent: unknown. */
  readonly since?: number;
}

/** Sessions begun anew, by somebody's hand. */
export interface Deed {
  readonly neighbors: readonly string[];
  readonly clear: readonly Clear[];
}

export interface Call {
  /** As it was typed. */
  readonly line: string;
  readonly config: RunningConfig;
  readonly mode: Mode;
  readonly args: Bindings;
  readonly view: RouterView;
}

export interface Answer {
  /** Absent: as before. */
  readonly config?: RunningConfig;
  /** Absent: as before. `closed`: the console is left. */
  readonly mode?: Mode | 'closed';
  readonly output?: string;
  /** It was refused; `output` says why. */
  readonly failed?: true;
  readonly deed?: Deed;
}

export interface Command {
  readonly pattern: string;
  run(call: Call): Answer;
}

export const NOTHING: Answer = {};

/** FRR's words, with or without its percent sign. */
export function refuse(output: string): Answer {
  return { output: `${output}\n`, failed: true };
}

export function say(output: string): Answer {
  return { output };
}

export const grammarOf = (commands: readonly Command[]): readonly Grammar<Command>[] =>
  commands.map((command) => ({ pattern: parsePattern(command.pattern), command }));

/** Lines that FRR knows, and this console only knows of. */
export function notSimulated(...patterns: readonly string[]): readonly Command[] {
  return patterns.map((pattern) => ({
    pattern,
    run: ({ line }) => refuse(`% netlab does not simulate this line of FRR's: ${line}`),
  }));
}
