/** Who speaks HTTP in the simulated world, one line a kind: the first that knows the address answers. */
import { edgeServer } from '../../cloud/cloudfront/edge/server.ts';
import { endpointServer } from '../../cloud/ec2/vpc-endpoint/api-server.ts';
import { loadBalancerServer } from '../../cloud/elbv2/routing/server.ts';
import { behindTlsListener } from '../../cloud/elbv2/routing/tls-listener.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { manifestServer } from '../../cloud/snowball/device/manifest-server.ts';
import { instanceServer } from '../../cloud/web/instance-server.ts';
import { internetServer } from '../../cloud/web/internet-server.ts';
import { premisesServer } from '../../cloud/web/premises-server.ts';
import { siteServer } from '../../cloud/web/sites.ts';
import type { Arrival, FindServer, WebServer } from '../../cloud/web/web-server.ts';

const KINDS: readonly FindServer[] = [
  instanceServer,
  premisesServer,
  loadBalancerServer,
  siteServer,
  edgeServer,
  manifestServer,
  endpointServer,
  internetServer,
];

/** Undefined: whoever stands there speaks no HTTP that netlab knows. */
export function serverAt(world: World, arrival: Arrival): WebServer | undefined {
  for (const find of KINDS) {
    const server = find(world, arrival);
    if (server) return behindTlsListener(world, arrival, server);
  }
  return undefined;
}
