/** Application load balancers among those who speak HTTP: they answer, or ask a target and pass on what it says. */
import type { FetchFailure } from '../../web/journey.ts';
import type { Reason, Visit } from '../../web/visit.ts';
import type { Answer, Errand, FindServer, WebServer } from '../../web/web-server.ts';
import { attributeOf } from '../load-balancer/attributes.ts';
import { chooseTarget } from './choose-target.ts';
import { type Found, findDoor, listenerCertificate } from './locate.ts';
import { errorPage } from './pages.ts';

/** What it takes to read the request and decide. */
const THOUGHT_MS = 1;
/** R-ELB-45. */
const CONNECT_TIMEOUT_MS = 10_000;

export const loadBalancerServer: FindServer = (world, arrival): WebServer | undefined => {
  const found = findDoor(world, arrival);
  if (!found) return undefined;
  const { balancer, listener, context } = found;
  return {
    resource: balancer.LoadBalancerArn,
    label: `load balancer ${balancer.LoadBalancerName}`,
    place: context.region,
    speaks: listener.Protocol === 'HTTPS' ? 'https' : 'http',
    alpn: attributeOf(balancer, 'routing.http2.enabled') === 'true' ? ['h2', 'http/1.1'] : ['http/1.1'],
    certificate: (serverName) => listenerCertificate(world, listener, serverName),
    answer(visit, errand) {
      // Where it stands is looked up again: on an open connection the world may have changed since it was opened.
      const now = findDoor(errand.world, arrival);
      return now ? answer(now, visit, errand) : GONE(balancer.LoadBalancerArn);
    },
  };
};

const GONE = (resource: string): Answer => ({
  kind: 'closes',
  reason: {
    code: 'load-balancer-gone',
    text: 'The load balancer, or its listener, is there no more.',
    resource,
  },
});

function answer(found: Found, visit: Visit, errand: Errand): Answer {
  const choice = chooseTarget(errand.world, found, visit, errand.now);
  errand.world = choice.world;
  if (choice.kind === 'respond') {
    return { kind: 'response', response: choice.response, thoughtMs: THOUGHT_MS, reason: choice.reason };
  }
  const { balancer, context, node } = found;
  const fetched = errand.fetch(choice.request, {
    from: node.own.NetworkInterfaceId,
    where: context.region,
    by: `load balancer ${balancer.LoadBalancerName}`,
    address: choice.target.address,
    port: choice.target.port,
    verifies: false,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    responseTimeoutMs: Number(attributeOf(balancer, 'idle_timeout.timeout_seconds')) * 1000,
  });
  if (!fetched.response) return gatewayError(fetched.failure, choice.reason, visit, errand);
  const { response } = fetched;
  return {
    kind: 'response',
    response: { ...response, headers: [...response.headers, ...choice.cookies] },
    thoughtMs: THOUGHT_MS,
    reason: choice.reason,
  };
}

/** R-ELB-46: silence is a 504, everything else that is no answer a 502. */
function gatewayError(
  failure: FetchFailure | undefined,
  reason: Reason,
  { request }: Visit,
  errand: Errand,
): Answer {
  const silent = failure?.code === 'connect-timeout' || failure?.code === 'response-timeout';
  const text = `${reason.text} ${failure?.text ?? 'It gave no answer.'}`;
  return {
    kind: 'response',
    response: errorPage(silent ? 504 : 502, request, errand.now),
    thoughtMs: THOUGHT_MS,
    reason: { ...reason, code: silent ? 'target-timeout' : 'bad-gateway', text },
  };
}
