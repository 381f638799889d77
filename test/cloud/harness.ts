/** A control plane on a world of its own, for tests: calls, expected errors, and time. */
import { advanceClock } from '../../src/clock/clock.ts';
import { Context } from '../../src/cloud/kernel/context.ts';
import { ControlPlane } from '../../src/cloud/kernel/dispatch.ts';
import type { Service } from '../../src/cloud/kernel/resource.ts';
import { createWorld, type Setting, type World } from '../../src/cloud/kernel/world.ts';
import { SERVICES } from '../../src/cloud/services.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever an operation answers
export type Output = any;

export interface HarnessOptions {
  readonly seed?: string;
  readonly region?: string;
  readonly services?: readonly Service[];
  readonly setting?: Partial<Setting>;
}

export interface Harness {
  world: World;
  /** The answer of an operation that must succeed. Operations are EC2's unless `service:` stands before them. */
  call(operation: string, input?: object): Output;
  /** The error of an operation that must fail: `Code: message`. */
  error(operation: string, input?: object): string;
  /** The same in another region. */
  at(region: string): Pick<Harness, 'call' | 'error'>;
  /** Lets time pass, in seconds. */
  advance(seconds: number): void;
  /** For looking at what is stored. */
  context(): Context;
}

export function harness(options: HarnessOptions = {}): Harness {
  const { seed = 'test', region = 'us-east-1', services = SERVICES, setting = {} } = options;
  const plane = new ControlPlane(services);
  const fresh = createWorld(seed, region, { images: {}, clients: {}, defaultVpc: false, ...setting });

  const send = (name: string, input: object, place = region) => {
    const [service, operation] = name.includes(':') ? (name.split(':') as [string, string]) : ['ec2', name];
    const { world, result } = plane.call(self.world, {
      service,
      operation,
      region: place,
      input: input as Record<string, unknown>,
    });
    self.world = world;
    return result;
  };

  const callers = (place: string): Pick<Harness, 'call' | 'error'> => ({
    call(operation, input = {}) {
      const result = send(operation, input, place);
      if (!result.ok) {
        throw new Error(`${operation} failed: ${result.error.code}: ${result.error.message}`);
      }
      return result.output;
    },
    error(operation, input = {}) {
      const before = self.world;
      const result = send(operation, input, place);
      if (result.ok) throw new Error(`${operation} should have failed: ${JSON.stringify(result.output)}`);
      if (self.world !== before) throw new Error(`${operation} failed and changed the world`);
      return `${result.error.code}: ${result.error.message}`;
    },
  });

  const self: Harness = {
    world: plane.openRegion(fresh, region),
    ...callers(region),
    at: callers,
    advance(seconds) {
      const until = self.world.clock.now + seconds * 1000;
      self.world = advanceClock(self.world, until, (world, events) => plane.transition(world, events)).state;
    },
    context: () =>
      new Context(
        self.world,
        region,
        services.flatMap((service) => service.resources),
      ),
  };
  return self;
}
