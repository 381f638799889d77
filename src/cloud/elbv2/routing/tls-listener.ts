/**
 * TLS listeners of network load balancers: they open what clients close with TLS, and pass on what is inside, in TLS of
 * their own or plainly, as the target group has it (R-ELB-21, R-ELB-25). Packets pass all the same.
 */
import { NO_BODY } from '../../../cdn/message.ts';
import { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import type { Arrival, WebServer } from '../../web/web-server.ts';
import { type ListenerItem, listener } from '../listener/listener.ts';
import { forwardedTo } from '../rule/forwarded.ts';
import { defaultRuleOf } from '../rule/rule.ts';
import { targetGroup } from '../target-group/target-group.ts';
import { listenerCertificate } from './locate.ts';

/** The server that a client meets: `server` itself, unless such a listener stands before it. */
export function behindTlsListener(world: World, { passedBy }: Arrival, server: WebServer): WebServer {
  const found = passedBy === undefined ? undefined : findListener(world, passedBy);
  if (!found) return server;
  const { item, inside } = found;
  return {
    ...server,
    speaks: 'https',
    alpn: ['http/1.1'],
    certificate: (serverName) => listenerCertificate(world, item, serverName),
    answer(visit, errand) {
      if (server.speaks !== inside) return mismatch(server, inside);
      return server.answer({ ...visit, request: { ...visit.request, scheme: inside } }, errand);
    },
  };
}

function findListener(
  world: World,
  arn: string,
): { item: ListenerItem; inside: 'http' | 'https' } | undefined {
  const context = new Context(world, arn.split(':')[3] ?? '', []);
  const item = context.find(listener, arn);
  if (item?.Protocol !== 'TLS') return undefined;
  const group = context.find(targetGroup, forwardedTo(defaultRuleOf(arn, context).Actions)[0]);
  return { item, inside: group?.Protocol === 'TLS' ? 'https' : 'http' };
}

/** To a server that waits for TLS, plain text is a bad request; one that knows no TLS closes the connection. */
function mismatch({ label, resource }: WebServer, inside: 'http' | 'https'): ReturnType<WebServer['answer']> {
  const text = `The load balancer speaks ${inside} to ${label}, which does not; let target group and target agree.`;
  const reason = { code: 'protocol-mismatch', text, resource };
  if (inside === 'https') return { kind: 'closes', reason };
  return { kind: 'response', response: { status: 400, headers: [], body: NO_BODY }, thoughtMs: 0, reason };
}
