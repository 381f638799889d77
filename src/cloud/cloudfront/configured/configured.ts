/**
 * What CloudFront's smaller resources have in common: a configuration under an ID, which is read, replaced as a whole
 * and deleted, each change under the ETag of the version before (R-CF-5). A kind declares here how it differs.
 */
import type { Context } from '../../kernel/context.ts';
import type { AwsError } from '../../kernel/errors.ts';
import type { Resource } from '../../kernel/resource.ts';
import type { Versioned } from '../etag.ts';

export interface Identified extends Versioned {
  Id: string;
}

export interface ConfiguredKind<Item extends Identified, Config extends object> {
  readonly resource: Resource<Item>;
  /** As operations and members name it: `CachePolicy` of `CreateCachePolicy` and `CachePolicyConfig`. */
  readonly word: string;
  /** Of its list: `CachePolicies` of `ListCachePolicies`. */
  readonly plural: string;
  /** In URLs: `cache-policy`. */
  readonly path: string;
  drawId(context: Context): string;
  /** A new item, with the configuration as `accept` gave it. */
  make(identity: Identified, config: Config, context: Context): Item;
  configOf(item: Item): Config;
  /** Puts another configuration into the item. */
  replace(item: Item, config: Config, context: Context): void;
  /** The configuration with all that AWS fills in; throws what is wrong with it. `self` is the item that it is for. */
  accept(config: Config, context: Context, self?: Item): Config;
  /** The item that a create with this configuration has made before, when creates are idempotent. */
  made?(config: Config, context: Context): Item | undefined;
  /** How many an account may have, and what is said then. */
  readonly quota: { readonly most: number; exceeded(): AwsError };
  inUse(): AwsError;
  /** Those that AWS made, in code: they can be read and never changed. */
  readonly managed?: readonly Item[];
  /** How `Marker` and `MaxItems` page it. */
  list(items: readonly Item[], input: Readonly<Record<string, unknown>>): object;
}

/** The item as answers show it: its version travels beside it. */
export function shown<Item extends Identified>(item: Item): Omit<Item, 'ETag'> {
  const { ETag: _version, ...rest } = item;
  return rest;
}
