/** `ip tunnel`, as iproute2 prints it: GRE alone, whose packets go out with a time to live of their own. */
import type { NetworkStack } from '../../../sim/network-stack.ts';

const TTL = 255;

export function tunnelsText({ interfaces }: NetworkStack): string {
  return interfaces
    .flatMap(({ name, gre }) =>
      gre ? [`${name}: gre/ip remote ${gre.remote} local ${gre.local} ttl ${TTL}\n`] : [],
    )
    .join('');
}
