/** An interface of a router on premises, whoever made it: the site's networks, a tunnel, a port at a Direct Connect location. */

export interface Interface {
  /** As Linux names it: `office`, `eth0`, `vti1`, `dx0`, `dx0.101`. Unique on its router. */
  readonly name: string;
  /** `lan`: named after its network. `internet`: `eth0`. `vlan`: on a port. */
  readonly kind: 'lan' | 'internet' | 'tunnel' | 'port' | 'vlan';
  /** With the length of the connected prefix: `192.168.10.1/24`. The first one is the source of what leaves here. */
  readonly addresses: readonly string[];
  /** Octets. */
  readonly mtu: number;
  /** Whether it can carry packets now, as far as this end can tell: addresses of an interface that is down are not connected. */
  readonly up: boolean;
  /** ID of the node of the packet graph that takes what leaves here: a link. Absent: it leads nowhere, or into a network of the site. */
  readonly node?: string;
  /** Of a VLAN: the name of the port that carries it, and its number (IEEE 802.1Q). */
  readonly parent?: string;
  readonly vlan?: number;
  /** Of a GRE tunnel: its addresses outside. */
  readonly gre?: { readonly local: string; readonly remote: string };
}
