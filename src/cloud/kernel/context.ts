/** What a handler works with: the world (a draft, when it may write), the region, the tables and the clock. */
import { current, isDraft } from 'immer';
import { schedule } from '../../clock/clock.ts';
import { nextHex, type RandomState } from '../../kit/random.ts';
import type { CallOrigin } from './origin.ts';
import type { Resource } from './resource.ts';
import type { RegionState, Table, World } from './world.ts';

/** The clock's event that moves a resource to its next state. */
export const TRANSITION_EVENT = 'transition';

const EMPTY: Table = Object.freeze({});

export class Context {
  constructor(
    readonly world: World,
    readonly region: string,
    /** All kinds of resources of the control plane, for questions that concern any of them. */
    readonly resources: readonly Resource[],
    /** Where chance comes from: the world's own source, unless something must not depend on what came before it. */
    readonly random: RandomState = world.random,
    /** Of a request; absent: from the learner's own computer. */
    readonly origin?: CallOrigin,
  ) {}

  get account(): string {
    return this.world.account;
  }

  /** Milliseconds since the Unix epoch, in the simulated world. */
  get now(): number {
    return this.world.clock.now;
  }

  /** The world as it is now and stays, for what is derived from it: inside a handler that writes, `world` is a draft. */
  get snapshot(): World {
    return isDraft(this.world) ? (current<object>(this.world) as World) : this.world;
  }

  /** The same world, seen from another region; one that nobody has spoken to yet is empty. */
  elsewhere(region: string): Context {
    return region === this.region
      ? this
      : new Context(this.world, region, this.resources, this.random, this.origin);
  }

  get state(): RegionState {
    return this.world.regions[this.region] ?? EMPTY_REGION;
  }

  table<T extends object>(resource: Resource<T>): Readonly<Table<T>> {
    return (this.state[resource.kind] ?? EMPTY) as Table<T>;
  }

  list<T extends object>(resource: Resource<T>): T[] {
    return resource.inside ? [...resource.inside(this)] : Object.values(this.table(resource));
  }

  /** Like `list`, for looking only: it makes no drafts, and so stays cheap in tables of thousands. */
  peek<T extends object>(resource: Resource<T>): readonly T[] {
    const table: object = this.table(resource);
    return Object.values<T>((isDraft(table) ? current(table) : table) as Table<T>);
  }

  find<T extends object>(resource: Resource<T>, id: string | undefined): T | undefined {
    if (resource.inside) return resource.inside(this).find((item) => resource.id(item) === id);
    const table = this.table(resource);
    return id !== undefined && Object.hasOwn(table, id) ? table[id] : undefined;
  }

  /** The resource with this ID; throws the resource's own Malformed or NotFound (R-VPC-2, R-VPC-3). */
  get<T extends object>(resource: Resource<T>, id: string): T {
    const item = this.find(resource, id);
    if (item) return item;
    throw isWellFormed(resource.prefix, id) ? resource.notFound(id) : resource.malformed(id);
  }

  add<T extends object>(resource: Resource<T>, item: T): T {
    const state = this.state;
    state[resource.kind] ??= {};
    const table = state[resource.kind] as Table;
    const id = resource.id(item);
    table[id] = item;
    return table[id] as T;
  }

  remove<T extends object>(resource: Resource<T>, id: string): void {
    delete this.state[resource.kind]?.[id];
  }

  /** `<prefix>-` and 17 hexadecimal digits, drawn from the seed (R-VPC-1). */
  newId(prefix: string): string {
    return `${prefix}-0${nextHex(this.random, 16)}`;
  }

  /** Lets a transition of the resource happen later; it is skipped when the resource is gone by then. */
  later<T extends object>(
    delayMs: number,
    resource: Resource<T>,
    id: string,
    transition: string,
    part = '',
  ): void {
    const { region } = this;
    schedule(this.world.clock, delayMs, TRANSITION_EVENT, {
      region,
      kind: resource.kind,
      id,
      transition,
      part,
    });
  }

  /** IDs of whatever holds `id`, and so keeps it from being deleted (R-VPC-185). */
  holders(id: string): string[] {
    return this.resources.flatMap((resource) => {
      const holding = resource.holds
        ? this.list(resource).filter((item) => resource.holds?.(item, this).includes(id))
        : [];
      return holding.map((item) => resource.id(item));
    });
  }

  /** Whatever has this ID, of any kind. */
  locate(id: string): { resource: Resource; item: object } | undefined {
    for (const resource of this.resources) {
      const item = this.find(resource, id);
      if (item) return { resource, item };
    }
    return undefined;
  }

  arn(service: string, path: string): string {
    return `arn:aws:${service}:${this.region}:${this.account}:${path}`;
  }
}

const EMPTY_REGION: RegionState = Object.freeze({});

/** 17 hexadecimal digits, or 8 for older objects (R-VPC-1). */
export function isWellFormed(prefix: string, id: string): boolean {
  return id.startsWith(`${prefix}-`) && /^(?:[0-9a-f]{17}|[0-9a-f]{8})$/.test(id.slice(prefix.length + 1));
}
