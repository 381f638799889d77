/** The labs that ship with netlab: compiled at build by `scripts/compile-labs.ts`, so that no YAML is parsed at start. */
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { LABS } from './generated/index.ts';
import type { Lab } from './lab.ts';

export function builtInCatalogue(): Catalogue {
  return createCatalogue(JSON.parse(LABS) as readonly Lab[]);
}
