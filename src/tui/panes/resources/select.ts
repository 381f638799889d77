/** The region's resources by kind, each with the fields worth a column. */
import type { Tag } from '@aws-sdk/client-ec2';
import type { RegionState, Table } from '../../../cloud/kernel/world.ts';
import { memoise } from '../../../kit/memoise.ts';
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

export const selectResources = memoise((region: RegionState): readonly ResourceGroup[] => {
  const listed = LISTED_KINDS.map(({ kind, title, columns }) => groupOf(title, region[kind], columns));
  const known = new Set(LISTED_KINDS.map(({ kind }) => kind));
  const others = Object.keys(region)
    .filter((kind) => !known.has(kind))
    .sort()
    .map((kind) => groupOf(kind.replaceAll('-', ' '), region[kind], {}));
  return [...listed, ...others].filter((group) => group.items.length > 0);
});

function groupOf(title: string, table: Table | undefined, columns: ListedKind['columns']): ResourceGroup {
  const items = Object.entries(table ?? {}).map(([id, value]) => {
    const item = (value ?? {}) as Record<string, unknown>;
    return { id, name: nameTag(item), fields: Object.values(columns).map((member) => shown(item[member])) };
  });
  return { title, headings: Object.keys(columns), items };
}

function nameTag({ Tags: tags }: { readonly Tags?: unknown }): string {
  const list = Array.isArray(tags) ? (tags as readonly Tag[]) : [];
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
