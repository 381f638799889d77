/** What an operation of the control API is: one entry in a list of `operations/`. */
import type * as z from 'zod';
import type { World } from '../../cloud/kernel/world.ts';
import type { Sim } from '../../sim/sim.ts';
import type { ConsoleDesk, LabDesk } from '../lab-desk.ts';

export interface ControlDesk {
  readonly sim: Sim;
  /** The world as it was when serve started. */
  readonly beginning: World;
  readonly console?: ConsoleDesk;
  readonly lab?: LabDesk;
}

export interface ControlOperation {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** Below `/_netlab/`. */
  readonly path: string;
  readonly summary: string;
  /** Of a POST the body, of a GET the query. */
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  run(input: never, desk: ControlDesk): unknown;
}

/** Gives `run` the types of its schemas. */
export function defineOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<ControlOperation, 'input' | 'output' | 'run'> & {
    readonly input: Input;
    readonly output: Output;
    run(input: z.output<Input>, desk: ControlDesk): z.input<Output> | Promise<z.input<Output>>;
  },
): ControlOperation {
  return operation as ControlOperation;
}

/** What whoever asks did wrong, or what isn't there. */
export class ControlError extends Error {
  override readonly name = 'ControlError';

  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    /** The member of the input that is meant. */
    readonly at?: string,
  ) {
    super(message);
  }
}
