/** Finds the listener of an application load balancer where a connection arrived, and the certificate it shows there. */
import { findCertificate } from '../../acm/certificate/find.ts';
import { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { type Certificate, coversName } from '../../web/certificate.ts';
import { balancerPath } from '../arn.ts';
import { type BalancerNodeItem, nodesOf } from '../health/nodes.ts';
import { type ListenerItem, listener } from '../listener/listener.ts';
import { type LoadBalancerItem, loadBalancersIn } from '../load-balancer/load-balancer.ts';

/** Where a connection arrived; `host` as the packet network calls it: `app/web/50dc6c495c0c9188`. */
export interface Door {
  readonly host: string;
  /** Its private address there. */
  readonly address: string;
  readonly port: number;
}

export interface Found {
  readonly context: Context;
  readonly balancer: LoadBalancerItem;
  readonly listener: ListenerItem;
  readonly node: BalancerNodeItem;
}

export function findDoor(world: World, { host, address, port }: Door): Found | undefined {
  if (!host.startsWith('app/')) return undefined;
  for (const region of Object.keys(world.regions)) {
    const context = new Context(world, region, []);
    const balancer = loadBalancersIn(context).find((item) => balancerPath(item.LoadBalancerArn) === host);
    if (!balancer) continue;
    const found = context
      .list(listener)
      .find((item) => item.LoadBalancerArn === balancer.LoadBalancerArn && item.Port === port);
    const node = nodesOf(balancer, context).find(({ own }) => holds(own, address));
    return found && node && { context, balancer, listener: found, node };
  }
  return undefined;
}

function holds({ PrivateIpAddresses, Ipv6Addresses }: BalancerNodeItem['own'], address: string): boolean {
  return (
    PrivateIpAddresses.some(({ PrivateIpAddress }) => PrivateIpAddress === address) ||
    Ipv6Addresses.some(({ Ipv6Address }) => Ipv6Address === address)
  );
}

/** By the name that the client asks for (SNI), else the default one (R-ELB-21). */
export function listenerCertificate(
  world: World,
  { CertificateArns }: Pick<ListenerItem, 'CertificateArns'>,
  serverName: string,
): Certificate | undefined {
  const all = CertificateArns.flatMap((arn) => findCertificate(world, arn)?.certificate ?? []);
  return all.find((certificate) => coversName(certificate, serverName)) ?? all[0];
}
