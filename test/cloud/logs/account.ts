/** An account with nothing but CloudWatch Logs, and a way to write to it. */
import { produce } from 'immer';
import { advanceClock } from '../../../src/clock/clock.ts';
import { Context } from '../../../src/cloud/kernel/context.ts';
import { ControlPlane, type Result } from '../../../src/cloud/kernel/dispatch.ts';
import { createWorld, WORLD_START, type World } from '../../../src/cloud/kernel/world.ts';
import { logs } from '../../../src/cloud/logs/index.ts';
import { type Entry, ingest } from '../../../src/cloud/logs/ingest.ts';

const REGION = 'us-east-1';

export const START = WORLD_START;

export class Account {
  #plane = new ControlPlane([logs]);
  #world: World = this.#plane.openRegion(
    createWorld('seed', REGION, { images: {}, clients: {}, defaultVpc: false }),
    REGION,
  );

  call(operation: string, input: object = {}): Result {
    const { world, result } = this.#plane.call(this.#world, {
      service: 'logs',
      operation,
      region: REGION,
      input: input as Record<string, unknown>,
    });
    this.#world = world;
    return result;
  }

  /** The output; a refusal is thrown. */
  get(operation: string, input: object = {}): Readonly<Record<string, unknown>> {
    const result = this.call(operation, input);
    if (!result.ok) throw result.error;
    return result.output;
  }

  /** `Code: message` of a refusal. */
  refusal(operation: string, input: object = {}): string | undefined {
    const result = this.call(operation, input);
    return result.ok ? undefined : `${result.error.code}: ${result.error.message}`;
  }

  write(group: string, stream: string, entries: readonly Entry[]): void {
    this.#world = produce(this.#world, (draft) => {
      ingest(group, stream, entries, new Context(draft, REGION, []));
    });
  }

  wait(ms: number): void {
    this.#world = advanceClock(this.#world, this.#world.clock.now + ms, (world) => world).state;
  }
}
