/** The resources that exist, whatever their kind: for completion and for `wait until`. */
import type { Sim } from '../sim/sim.ts';
import { printable } from './printable.ts';

export interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly region: string;
  /** Its Name tag, or the name that its service keeps. */
  readonly name: string | undefined;
  readonly item: Readonly<Record<string, unknown>>;
}

/** Every resource of every region that has been spoken to, or of one. */
export function* resources(sim: Sim, onlyRegion?: string): Generator<Listed> {
  for (const [region, tables] of Object.entries(sim.state.regions)) {
    if (onlyRegion !== undefined && region !== onlyRegion) continue;
    for (const [kind, table] of Object.entries(tables)) {
      for (const [id, item] of Object.entries(table)) {
        if (typeof item !== 'object' || item === null) continue;
        const record = item as Readonly<Record<string, unknown>>;
        yield { id, kind, region, name: nameTag(record), item: record };
      }
    }
  }
}

function nameTag(item: Readonly<Record<string, unknown>>): string | undefined {
  const tags = item.Tags ?? item.TagSet;
  if (!Array.isArray(tags)) return ownName(item);
  const tag = (tags as readonly { Key?: string; Value?: string }[]).find(({ Key }) => Key === 'Name');
  return tag?.Value === undefined ? undefined : printable(tag.Value);
}

/** What a resource says of its state: `available`, `running`. */
export function stateOf(item: Readonly<Record<string, unknown>>): string | undefined {
  const state = item.State ?? item.Status ?? ownState(item)?.value;
  if (typeof state === 'string') return state;
  if (typeof state !== 'object' || state === null) return undefined;
  const { Name, Code } = state as { Name?: unknown; Code?: unknown };
  if (typeof Name === 'string') return Name;
  return typeof Code === 'string' ? Code : undefined;
}

/** Direct Connect puts the kind before the state and the name: `connectionState`, `connectionName`. */
function ownState(
  item: Readonly<Record<string, unknown>>,
): { readonly kind: string; readonly value: string } | undefined {
  for (const [member, value] of Object.entries(item)) {
    const kind = /^([a-z]\w*)State$/.exec(member)?.[1];
    if (kind !== undefined && typeof value === 'string') return { kind, value };
  }
  return undefined;
}

function ownName(item: Readonly<Record<string, unknown>>): string | undefined {
  const name = item[`${ownState(item)?.kind}Name`];
  return typeof name === 'string' ? printable(name) : undefined;
}
