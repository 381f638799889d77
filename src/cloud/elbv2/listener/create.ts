/** CreateListener and ModifyListener (R-ELB-20, R-ELB-21). */
import type {
  CreateListenerInput,
  CreateListenerOutput,
  ModifyListenerInput,
  ModifyListenerOutput,
  ProtocolEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { nextHex } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import { balancerPath } from '../arn.ts';
import { outOfRange, unsupported, validationError } from '../errors.ts';
import { type BalancerType, requireLoadBalancer } from '../load-balancer/load-balancer.ts';
import { readActions } from '../rule/actions.ts';
import { newRuleArn } from '../rule/operations.ts';
import { defaultRuleOf, rule, rulesOf } from '../rule/rule.ts';
import { newTags } from '../tags.ts';
import { readSecurity } from './certificates.ts';
import { isSecure, type ListenerItem, listener, requireListener } from './listener.ts';
import { showListener } from './show.ts';

/** R-ELB-14. */
const PER_BALANCER = 50;

const PROTOCOLS: Readonly<Record<BalancerType, readonly string[]>> = {
  application: ['HTTP', 'HTTPS'],
  network: ['TCP', 'TLS', 'UDP', 'TCP_UDP'],
};

export function createListener(input: CreateListenerInput, context: Context): Plain<CreateListenerOutput> {
  const { LoadBalancerArn, Type } = requireLoadBalancer(input.LoadBalancerArn, context);
  refuseUnsupported(input);
  if (input.Protocol === undefined || input.Port === undefined) {
    throw validationError('A listener protocol and port must be specified');
  }
  const Protocol = checkProtocol(input.Protocol, Type);
  const Port = checkPort(input.Port);
  const others = context.list(listener).filter((item) => item.LoadBalancerArn === LoadBalancerArn);
  if (others.some((other) => other.Port === Port)) throw duplicate(LoadBalancerArn);
  if (others.length >= PER_BALANCER) {
    throw new AwsError(
      'TooManyListeners',
      'The maximum number of listeners per load balancer has been reached',
    );
  }
  const security = readSecurity({ ...input, Protocol }, context);
  const Tags = newTags(input.Tags);
  const Actions = readActions(input.DefaultActions ?? [], { Protocol, Port, LoadBalancerArn }, context);
  const path = `listener/${balancerPath(LoadBalancerArn)}/${nextHex(context.random, 16)}`;
  const item = context.add(listener, {
    ListenerArn: context.arn('elasticloadbalancing', path),
    LoadBalancerArn,
    Port,
    Protocol,
    CertificateArns: security ? [security.certificate] : [],
    ...(security && { SslPolicy: security.policy }),
    ...(input.AlpnPolicy?.length && { AlpnPolicy: input.AlpnPolicy }),
    Attributes: {},
    Tags,
  });
  const { ListenerArn } = item;
  context.add(rule, {
    RuleArn: newRuleArn(ListenerArn, context),
    ListenerArn,
    Conditions: [],
    Actions,
    Tags: [],
  });
  return { Listeners: [showListener(item, context)] };
}

function refuseUnsupported({
  MutualAuthentication,
}: Pick<CreateListenerInput, 'MutualAuthentication'>): void {
  const mode = MutualAuthentication?.Mode;
  if (mode !== undefined && mode !== 'off') throw unsupported('mutual TLS authentication');
}

function checkProtocol(protocol: ProtocolEnum, type: BalancerType): ProtocolEnum {
  if (protocol === 'QUIC' || protocol === 'TCP_QUIC') throw unsupported('QUIC');
  if (PROTOCOLS[type].includes(protocol)) return protocol;
  throw validationError(`Listener protocol '${protocol}' must be one of '${PROTOCOLS[type].join(', ')}'`);
}

function checkPort(port: number): number {
  if (port < 1 || port > 65_535) throw outOfRange(port, 'port', 1, 65_535);
  return port;
}

function duplicate(balancer: string): AwsError {
  return new AwsError(
    'DuplicateListener',
    `A listener already exists on this port for this load balancer '${balancer}'`,
  );
}

export function modifyListener(input: ModifyListenerInput, context: Context): Plain<ModifyListenerOutput> {
  const item = requireListener(input.ListenerArn, context);
  refuseUnsupported(input);
  const { Type } = requireLoadBalancer(item.LoadBalancerArn, context);
  const Port = checkPort(input.Port ?? item.Port);
  const Protocol = checkProtocol(input.Protocol ?? item.Protocol, Type);
  const others = context.list(listener).filter((other) => other.LoadBalancerArn === item.LoadBalancerArn);
  if (others.some((other) => other.Port === Port && other.ListenerArn !== item.ListenerArn)) {
    throw duplicate(item.LoadBalancerArn);
  }
  changeSecurity(item, input, Protocol, context);
  Object.assign(item, { Port, Protocol });
  if (input.AlpnPolicy?.length) item.AlpnPolicy = input.AlpnPolicy;
  const standard = defaultRuleOf(item.ListenerArn, context);
  if (input.DefaultActions?.length) standard.Actions = readActions(input.DefaultActions, item, context);
  else
    for (const one of rulesOf(item.ListenerArn, context))
      one.Actions = readActions(one.Actions, item, context);
  return { Listeners: [showListener(item, context)] };
}

/** The certificate and policy stay as they are unless the request says otherwise, or the protocol has none. */
function changeSecurity(
  item: ListenerItem,
  input: ModifyListenerInput,
  Protocol: ProtocolEnum,
  context: Context,
): void {
  const stays = isSecure({ Protocol });
  const [standard, ...extra] = stays ? item.CertificateArns : [];
  const present = standard === undefined ? undefined : [{ CertificateArn: standard }];
  const Certificates = input.Certificates?.length ? input.Certificates : present;
  const SslPolicy = input.SslPolicy ?? (stays ? item.SslPolicy : undefined);
  const security = readSecurity({ Protocol, Certificates, SslPolicy }, context);
  item.CertificateArns = security ? [...new Set([security.certificate, ...extra])] : [];
  if (security) item.SslPolicy = security.policy;
  else delete item.SslPolicy;
}
