/** Who in the simulated world it is that asks: as told when serve was started, or by the addresses in the query. */
import type { Query } from '../../dns/index.ts';
import { formatAddress, parseAddress } from '../../kit/address.ts';
import { parsePrefix, prefixContains } from '../../kit/prefix.ts';
import type { Place, Sim } from '../../sim/sim.ts';

/**
 * A client of the world whose address lies in the network that the query names (RFC 7871), or which has the address that
 * the query came from; else whoever stands for all the others.
 */
export function askerOf(state: Sim['state'], query: Query, source: string, visitor: Place): Place {
  const clients = Object.entries(state.setting.clients);
  const subnet = parsePrefix(query.edns?.clientSubnet ?? '');
  const meant = clients.find(([, { address, ipv6Address }]) =>
    [address, ipv6Address].some((text) => {
      const own = parseAddress(text ?? '');
      if (!own) return false;
      return subnet && subnet.length > 0 ? prefixContains(subnet, own) : formatAddress(own) === source;
    }),
  );
  return meant ? `client/${meant[0]}` : visitor;
}
