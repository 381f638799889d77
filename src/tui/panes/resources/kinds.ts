/** Which resources are listed, by what operation, and what is worth a column. A kind is one entry in its list. */
import { EDGE_KINDS } from './edge-kinds.ts';
import type { ListedKind } from './listed-kind.ts';
import { NETWORK_KINDS } from './network-kinds.ts';
import { SERVER_KINDS } from './server-kinds.ts';

export const LISTED_KINDS: readonly ListedKind[] = [...EDGE_KINDS, ...SERVER_KINDS, ...NETWORK_KINDS];
