/**
 * How resources and services declare themselves to the kernel. A resource is one file (or folder) with one of these,
 * which says what it is; what can be done with it stands beside it, in operations and transitions. One line for each in
 * its service's list, and IDs, tags, filters, paging, dependencies and states that settle are generic.
 */

import type { Context } from './context.ts';
import type { AwsError } from './errors.ts';

export interface Tag {
  Key?: string | undefined;
  Value?: string | undefined;
}

export interface Tagged {
  Tags?: Tag[] | undefined;
}

export type FilterValue =
  | string
  | number
  | boolean
  | undefined
  | readonly (string | number | boolean | undefined)[];

/** Reads from a resource what a filter compares, e.g. `'vpc-id': (subnet) => subnet.VpcId`. */
export type Filters<T> = Readonly<Record<string, (item: T, context: Context) => FilterValue>>;

/** Changes a resource when its time has come; fired by the clock. `part` names the part of it that is meant, if any. */
export type Transition<T> = (item: T, context: Context, part: string) => void;

export type Transitions<T> = Readonly<Record<string, Transition<T>>>;

// biome-ignore lint/suspicious/noExplicitAny: inputs and outputs differ from operation to operation; the model checks them
export type Handler = (input: any, context: Context) => any;

export interface OperationDefinition {
  readonly run: Handler;
  /** A read never changes the world, and so runs without a draft. */
  readonly access: 'read' | 'write';
}

/** By name: `CreateVpc`. */
export type Operations = Readonly<Record<string, OperationDefinition>>;

/** An operation that changes the world, typed by the SDK's request and result. */
export function write<Input, Output>(run: (input: Input, context: Context) => Output): OperationDefinition {
  return { run, access: 'write' };
}

/** An operation that only looks. */
export function read<Input, Output>(run: (input: Input, context: Context) => Output): OperationDefinition {
  return { run, access: 'read' };
}

export interface Resource<T extends object = object> {
  /** Its table in the region, and its ResourceType in tag specifications: `vpc`, `internet-gateway`. */
  readonly kind: string;
  /** Of its IDs: `vpc` for `vpc-0123…`. */
  readonly prefix: string;
  id(item: T): string;
  readonly notFound: (id: string) => AwsError;
  readonly malformed: (id: string) => AwsError;
  readonly filters: Filters<T>;
  /** Where the tags stand, when not in `Tags`: some shapes of AWS name the member otherwise. */
  readonly tags?: (item: T) => Tag[];
  /** For what stands inside the items of another resource and so has no table of its own: reads it from there. */
  readonly inside?: (context: Context) => readonly T[];
  /** IDs of what cannot be deleted while this exists (R-VPC-185). */
  readonly holds?: (item: T, context: Context) => readonly (string | undefined)[];
}

/** Infers the item's type, so that a declaration's functions need no annotations. */
export function defineResource<T extends object>(resource: Resource<T>): Resource<T> {
  return resource;
}

export interface Service {
  /** The CLI's name: `ec2`. */
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a list of resources of different item types
  readonly resources: readonly Resource<any>[];
  readonly operations: Operations;
  /** What the clock does to its resources, by their kind. */
  // biome-ignore lint/suspicious/noExplicitAny: item types differ from kind to kind
  readonly transitions?: Readonly<Record<string, Transitions<any>>>;
  /** Global services keep their state in one place whatever region is asked. */
  readonly global?: true;
  /** What a fresh account finds in a region. */
  readonly prepareRegion?: (context: Context) => void;
  /** Runs whenever anything in the world has changed, on a draft: for what watches other resources. */
  readonly settle?: (context: Context) => void;
}
