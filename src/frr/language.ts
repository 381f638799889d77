/** Which lines each mode of the console knows. */

import { type Command, grammarOf } from './command.ts';
import { BGP_OPTION_COMMANDS, ROUTER_BGP_COMMANDS } from './commands/bgp-options.ts';
import {
  ADDRESS_FAMILY_COMMANDS,
  EXIT_FAMILY,
  FAMILY_LINE_COMMANDS,
  FAMILY_ONLY_COMMANDS,
} from './commands/family-lines.ts';
import { INTERFACE_COMMANDS, INTERFACE_LINE_COMMANDS } from './commands/interfaces.ts';
import { LIST_COMMANDS } from './commands/lists.ts';
import { FAMILY_COMMANDS, SESSION_COMMANDS } from './commands/neighbors.ts';
import { CLAUSE_COMMANDS, ROUTE_MAP_COMMANDS } from './commands/route-maps.ts';
import { CONFIG_WORDS, ENABLE_WORDS, EVERYWHERE } from './commands/session.ts';
import { STATIC_ROUTE_COMMANDS } from './commands/static-routes.ts';
import type { Grammar } from './grammar/match.ts';
import type { Mode } from './mode.ts';
import { BGP_SHOWS } from './show/bgp.ts';
import { CONFIGURATION_SHOWS } from './show/configuration.ts';
import { ROUTE_SHOWS } from './show/routes.ts';

const LINES: Readonly<Record<Mode['kind'], readonly (readonly Command[])[]>> = {
  enable: [ENABLE_WORDS, CONFIGURATION_SHOWS, BGP_SHOWS, ROUTE_SHOWS],
  config: [
    CONFIG_WORDS,
    ROUTER_BGP_COMMANDS,
    LIST_COMMANDS,
    ROUTE_MAP_COMMANDS,
    STATIC_ROUTE_COMMANDS,
    INTERFACE_COMMANDS,
  ],
  interface: [INTERFACE_LINE_COMMANDS],
  // What belongs to a family is taken here, too, and meant for IPv4: as in FRR.
  router: [
    BGP_OPTION_COMMANDS,
    ADDRESS_FAMILY_COMMANDS,
    SESSION_COMMANDS,
    FAMILY_COMMANDS,
    FAMILY_LINE_COMMANDS,
  ],
  family: [EXIT_FAMILY, FAMILY_COMMANDS, FAMILY_LINE_COMMANDS, FAMILY_ONLY_COMMANDS],
  'route-map': [CLAUSE_COMMANDS],
};

const grammars = new Map<Mode['kind'], readonly Grammar<Command>[]>();

export function grammarsOf(mode: Mode): readonly Grammar<Command>[] {
  const known = grammars.get(mode.kind);
  if (known) return known;
  const made = grammarOf([...EVERYWHERE, ...LINES[mode.kind].flat()]);
  grammars.set(mode.kind, made);
  return made;
}
