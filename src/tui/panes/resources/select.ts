/** The region's resources by kind, each with the fields worth a column. */
import type { Tag } from '@aws-sdk/client-ec2';
import type { Sim } from '../../../sim/sim.ts';
import { describe, type Item } from '../describe.ts';
import { shortId } from '../map/select.ts';
import { LISTED_KINDS, type ListedKind } from './kinds.ts';

export interface ResourceGroup {
  readonly title: string;
  readonly headings: readonly string[];
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly fields: readonly string[];
  }[];
}

/** Kinds without a resource are left out. */
export function selectResources(sim: Sim): readonly ResourceGroup[] {
  return LISTED_KINDS.map((kind) => groupOf(kind, describe(sim, kind.operation))).filter(
    ({ items }) => items.length > 0,
  );
}

function groupOf({ title, id, columns }: ListedKind, items: readonly Item[]): ResourceGroup {
  return {
    title,
    headings: Object.keys(columns),
    items: items.map((item) => ({
      id: String(item[id] ?? ''),
      name: nameTag(item),
      fields: Object.values(columns).map((member) => shown(item[member])),
    })),
  };
}

/** Network interfaces call their tags `TagSet`. */
function nameTag({
  Tags: tags,
  TagSet: set,
}: {
  readonly Tags?: unknown;
  readonly TagSet?: unknown;
}): string {
  const list = (Array.isArray(tags) ? tags : Array.isArray(set) ? set : []) as readonly Tag[];
  return list.find((tag) => tag.Key === 'Name')?.Value ?? '';
}

/** A value in a few characters: lists by their length, structures by their name. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return String(value.length);
  if (typeof value === 'object') return shown((value as { Name?: unknown }).Name);
  return shortId(String(value));
}
