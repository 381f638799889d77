/** A program of its own in the console: lines go to it, until it ends. */
import type { CommandOutput, CompletionItem } from './command.ts';

export interface Program {
  readonly prompt: string;
  type(line: string): CommandOutput;
  /** What may stand where `text` ends, for the word that is begun there. */
  complete(text: string): readonly CompletionItem[];
}

/** At most one runs at a time. */
export class Foreground {
  #program: Program | undefined;

  get program(): Program | undefined {
    return this.#program;
  }

  open(program: Program): void {
    this.#program = program;
  }

  close(): void {
    this.#program = undefined;
  }
}
