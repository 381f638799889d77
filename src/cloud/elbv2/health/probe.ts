/**
 * A node's look at a target, through the simulated network (R-ELB-38): a TCP connection from the node's own address,
 * then what the target answers to HTTP. Which of its own addresses a node uses, and delays of the network, are left out.
 */
import { parseAddress } from '../../../kit/address.ts';
import { type Disposition, PROTOCOL, trace } from '../../../net/index.ts';
import { instance } from '../../ec2/instance/instance.ts';
import { networkInterface } from '../../ec2/network-interface/network-interface.ts';
import type { Context } from '../../kernel/context.ts';
import { networkOf } from '../../network.ts';
import { instanceServer } from '../../web/instance-server.ts';
import type { Answer } from '../../web/web-server.ts';
import { matchesStatus } from '../target-group/health-check.ts';
import {
  isForHttp,
  type Sight,
  type TargetGroupItem,
  type TargetItem,
} from '../target-group/target-group.ts';
import { addressesOfTarget, type BalancerNodeItem } from './nodes.ts';

const UP: Sight = { up: true };
const FAILED: Sight = { up: false, reason: 'Target.FailedHealthChecks', text: 'Health checks failed' };
const TIMED_OUT: Sight = { up: false, reason: 'Target.Timeout', text: 'Request timed out' };

/** From the middle of the range that load balancers take (R-NACL-10). */
const EPHEMERAL_PORT = 33_987;

export function checkPortOf(target: TargetItem, group: TargetGroupItem): number {
  return group.HealthCheckPort === 'traffic-port' ? target.Port : Number(group.HealthCheckPort);
}

export function probe(
  node: BalancerNodeItem,
  target: TargetItem,
  group: TargetGroupItem,
  context: Context,
): Sight {
  const silence = isForHttp(group) ? TIMED_OUT : FAILED;
  const [address] = addressesOfTarget(target, group, context);
  if (address === undefined) return silence;
  const port = checkPortOf(target, group);
  const outcome = connect(node, address, port, context);
  if (outcome === 'refused') return FAILED;
  if (outcome !== 'delivered') return silence;
  if (group.HealthCheckProtocol === 'TCP') return UP;
  const sight = ask(address, port, group, context);
  return sight === TIMED_OUT ? silence : sight;
}

function connect({ own }: BalancerNodeItem, to: string, port: number, context: Context): Disposition {
  const source = parseAddress(own.PrivateIpAddresses[0]?.PrivateIpAddress ?? '');
  const destination = parseAddress(to);
  if (!source || !destination) return 'dropped';
  const packet = {
    source,
    destination,
    protocol: PROTOCOL.tcp,
    sourcePort: EPHEMERAL_PORT,
    destinationPort: port,
  };
  return trace(networkOf(context.snapshot), { from: { interface: own.NetworkInterfaceId }, packet })
    .disposition;
}

/** What speaks HTTP there: instances do; of others only the connection is judged. */
function ask(address: string, port: number, group: TargetGroupItem, context: Context): Sight {
  const host = instanceAt(address, group.VpcId, context);
  const server = host && instanceServer(context.snapshot, { address, port, host });
  if (!server) return UP;
  const scheme = group.HealthCheckProtocol === 'HTTPS' ? 'https' : 'http';
  if (server.speaks !== scheme) return FAILED;
  const [path = '/', query] = (group.HealthCheckPath ?? '/').split('?');
  const request = {
    method: 'GET',
    scheme,
    host: `${address}:${port}`,
    path,
    ...(query !== undefined && { query }),
    headers: [
      ['User-Agent', 'ELB-HealthChecker/2.0'],
      ['Connection', 'close'],
    ],
  } as const;
  const errand = { world: context.snapshot, now: context.now, fetch: () => ({ elapsedMs: 0 }) };
  return judge(server.answer({ request, peer: address }, errand), group);
}

function judge(answer: Answer, group: TargetGroupItem): Sight {
  if (answer.kind === 'hangs') return TIMED_OUT;
  if (answer.kind !== 'response') return FAILED;
  if (answer.thoughtMs > group.HealthCheckTimeoutSeconds * 1000) return TIMED_OUT;
  const { status } = answer.response;
  if (matchesStatus(group.Matcher?.HttpCode ?? '200', status)) return UP;
  return {
    up: false,
    reason: 'Target.ResponseCodeMismatch',
    text: `Health checks failed with these codes: [${status}]`,
  };
}

/** ID of the instance that holds a private address of the VPC. */
export function instanceAt(address: string, vpcId: string, context: Context): string | undefined {
  const own = context
    .peek(networkInterface)
    .find(
      (item) =>
        item.VpcId === vpcId &&
        item.PrivateIpAddresses.some(({ PrivateIpAddress }) => PrivateIpAddress === address),
    );
  return context.find(instance, own?.Attachment?.InstanceId)?.InstanceId;
}
