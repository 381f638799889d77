/** The kinds of check, an ordered list: a new one is its own file and a line here. */
import * as z from 'zod';
import type { CheckKind } from './check.ts';
import { cost } from './cost.ts';
import { dns } from './dns.ts';
import { flow } from './flow.ts';
import { http } from './http/index.ts';
import { reach } from './reach.ts';
import { resource } from './resource.ts';
import { route } from './route.ts';

const KINDS = [flow, reach, route, dns, http, cost, resource] as const;

export const checkKinds: readonly CheckKind[] = KINDS as readonly unknown[] as readonly CheckKind[];

export type LabCheck = z.infer<(typeof KINDS)[number]['schema']>;

export const checkSchema = z
  .union(KINDS.map((kind) => kind.schema) as readonly (typeof KINDS)[number]['schema'][])
  .describe('Something that must hold.');

/** The kind of a check that has passed the schema. */
export function kindOf(check: LabCheck): CheckKind {
  return checkKinds.find((kind) => Object.hasOwn(check, kind.key)) as CheckKind;
}
