/**
 * A request's way: service → operation → dry run → client token → handler. The world goes in and a world comes out;
 * an error leaves it untouched.
 */
import { produce } from 'immer';
import type { TimedEvent } from '../../clock/clock.ts';
import { seedRandom } from '../../kit/random.ts';
import { Context } from './context.ts';
import { AwsError, dryRunOperation, notSimulated } from './errors.ts';
import type { CallOrigin } from './origin.ts';
import { regionInfo } from './regions.ts';
import { recallRequest, rememberRequest } from './requests.ts';
import type { OperationDefinition, Resource, Service, Transitions } from './resource.ts';
import type { World } from './world.ts';

export interface Request {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly origin?: CallOrigin;
}

export type Result =
  | { readonly ok: true; readonly output: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: AwsError };

/** Services that answer each other at one moment without end would be an error of ours. */
const MAX_ROUNDS = 8;

/** The region key of services that are global. */
export const GLOBAL_REGION = 'aws-global';

export class ControlPlane {
  readonly #operations = new Map<string, OperationDefinition>();
  readonly #kinds = new Map<string, Resource>();
  readonly #transitions = new Map<string, Transitions<object>>();
  readonly #resources: readonly Resource[];

  constructor(
    readonly services: readonly Service[],
    /** What else follows from what the services did, and they look at in turn; the identical world where nothing does. */
    readonly follow: (world: World) => World = (world) => world,
  ) {
    this.#resources = services.flatMap((service) => service.resources);
    for (const resource of this.#resources) this.#kinds.set(resource.kind, resource);
    for (const service of services) {
      for (const [name, definition] of Object.entries(service.operations))
        this.#operations.set(`${service.name}:${name}`, definition);
      for (const [kind, transitions] of Object.entries(service.transitions ?? {}))
        this.#transitions.set(kind, transitions);
    }
  }

  call(world: World, request: Request): { world: World; result: Result } {
    try {
      const answer = this.#run(world, request);
      // A dry run meets every error that the request itself would, and changes nothing.
      if (request.input.DryRun === true) throw dryRunOperation();
      return answer;
    } catch (error) {
      if (error instanceof AwsError) return { world, result: { ok: false, error } };
      throw error;
    }
  }

  isRead(service: string, operation: string): boolean {
    return this.#operations.get(`${service}:${operation}`)?.access === 'read';
  }

  /** The world after transitions that `Context.later` scheduled for the same moment. */
  transition(world: World, events: readonly TimedEvent[]): World {
    const after = produce(world, (draft) => {
      for (const event of events) this.#fire(event, draft);
    });
    return this.settle(after);
  }

  #fire({ payload }: TimedEvent, draft: World): void {
    const { region, kind, id, transition, part = '' } = payload as Record<string, string>;
    const resource = this.#kinds.get(kind ?? '');
    const context = new Context(draft, region ?? '', this.#resources);
    const item = resource && context.find(resource, id);
    if (item) this.#transitions.get(resource.kind)?.[transition ?? '']?.(item, context, part);
  }

  /** The world after those services have looked at it that watch others; the same one where they have nothing to do. */
  settle(world: World): World {
    let settled = world;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const looked = produce(settled, (draft) => this.#settleDraft(draft));
      settled = this.follow(looked);
      if (settled === looked) break;
    }
    return settled;
  }

  #settleDraft(world: World): void {
    for (const { settle, global } of this.services) {
      for (const region of global ? [GLOBAL_REGION] : Object.keys(world.regions))
        settle?.(new Context(world, region, this.#resources));
    }
  }

  /** A world in which the region exists, with what a fresh account finds there. */
  openRegion(world: World, region: string): World {
    if (Object.hasOwn(world.regions, region)) return world;
    return produce(world, (draft) => {
      draft.regions[region] = {};
      // A source of its own: a region holds the same things whichever is opened first.
      const random = seedRandom(`${world.seed}/${region}`);
      const context = new Context(draft, region, this.#resources, random);
      for (const service of this.services) {
        if (Boolean(service.global) === (region === GLOBAL_REGION)) service.prepareRegion?.(context);
      }
    });
  }

  #run(before: World, request: Request): { world: World; result: Result } {
    const service = this.services.find(({ name }) => name === request.service);
    const operation = this.#operations.get(`${request.service}:${request.operation}`);
    if (!service || !operation) throw notSimulated(request.service, request.operation);
    if (!regionInfo(request.region)) throw unknownEndpoint(request.service, request.region);
    const region = service.global ? GLOBAL_REGION : request.region;
    const world = this.openRegion(before, region);
    const { input, origin } = request;
    const context = (state: World) => new Context(state, region, this.#resources, state.random, origin);
    if (operation.access === 'read') return succeed(world, operation.run(input, context(world)));

    const scope = `${region}:${request.service}:${request.operation}`;
    const recalled = recallRequest(world, scope, input);
    if (recalled) return succeed(world, recalled);
    let output: Record<string, unknown> = {};
    const after = produce(world, (draft) => {
      // Plain copies: an output must not hold drafts, which end with this function.
      output = structuredClonePlain(operation.run(input, context(draft)) ?? {});
      rememberRequest(draft, scope, input, output);
    });
    return succeed(this.settle(after), output);
  }
}

function succeed(world: World, output: Readonly<Record<string, unknown>>): { world: World; result: Result } {
  return { world, result: { ok: true, output } };
}

function structuredClonePlain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function unknownEndpoint(service: string, region: string): AwsError {
  return new AwsError(
    'EndpointConnectionError',
    `Could not connect to the endpoint URL: "https://${service}.${region}.amazonaws.com/"`,
  );
}
