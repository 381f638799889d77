/** Routes to AWS's own addresses on virtual interfaces, for the tables of routers at which they end (see `peer-address.ts`). */
import { ADDRESS_BITS, parseAddress } from '../../../kit/address.ts';
import { prefixOf } from '../../../kit/prefix.ts';
import type { Route } from '../../../net/graph.ts';

export function peerRoutes(addresses: readonly string[], origin: Route['origin']): readonly Route[] {
  return addresses.flatMap((text): readonly Route[] => {
    const address = parseAddress(text);
    if (!address) return [];
    const prefix = prefixOf(address, ADDRESS_BITS[address.family]);
    return [{ prefix, origin: { ...origin, rule: `own address ${text}` }, target: { kind: 'local' } }];
  });
}
