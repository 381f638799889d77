/** What a rule may say (R-R53-129). */
import type {
  CreateResolverRuleRequest,
  ResolverRuleConfig,
  TargetAddress,
} from '@aws-sdk/client-route53resolver';
import { canonicalName, type Name, readName } from '../../../dns/index.ts';
import { parseAddress } from '../../../kit/address.ts';
import type { Context } from '../../kernel/context.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { resolverEndpoint } from '../endpoint/endpoint.ts';
import { brokenConstraint, invalidParameter, invalidRequest, resourceUnavailable } from '../errors.ts';
import { DNS_PORT } from './rule.ts';

const MOST_TARGETS = 6;
const MOST_CHARACTERS = 256;

/** The domain, canonical. */
export function checkDomain(text: string | undefined): Name {
  if (text === undefined) throw invalidParameter('A domain name must be specified');
  if (text.length > MOST_CHARACTERS)
    throw brokenConstraint(text, 'domainName', `have length less than or equal to ${MOST_CHARACTERS}`);
  if (text === '.') return text;
  const read = readName(text);
  if ('problem' in read) throw invalidParameter(`Invalid domain name: "${text}"`);
  return canonicalName(read.name);
}

export function checkKind(input: CreateResolverRuleRequest, context: Context): void {
  const { RuleType, ResolverEndpointId, TargetIps } = input;
  if (RuleType === 'RECURSIVE')
    throw invalidRequest('[RSLVR-00718] Cannot create a rule with type RECURSIVE');
  if (RuleType === 'SYSTEM') {
    if (ResolverEndpointId !== undefined || TargetIps?.length)
      throw invalidRequest('Cannot specify resolver endpoint ID and target IP for SYSTEM type resolver rule');
    return;
  }
  if (ResolverEndpointId === undefined)
    throw invalidRequest('A resolver endpoint ID must be specified for a FORWARD type resolver rule');
  if (!TargetIps?.length)
    throw invalidRequest('Target IP addresses must be specified for a FORWARD type resolver rule');
  checkConfig(input, context);
}

/** The endpoint and the targets, where they are given. */
export function checkConfig(
  { ResolverEndpointId, TargetIps }: Pick<ResolverRuleConfig, 'ResolverEndpointId' | 'TargetIps'>,
  context: Context,
): void {
  if (ResolverEndpointId !== undefined) {
    const endpoint = context.get(resolverEndpoint, ResolverEndpointId);
    if (endpoint.Direction !== 'OUTBOUND')
      throw invalidRequest(
        '[RSLVR-00700] Resolver rules can only be associated to OUTBOUND resolver endpoints.',
      );
    if (endpoint.Status === 'DELETING')
      throw resourceUnavailable(`Resolver endpoint with ID "${endpoint.Id}" is being deleted.`);
  }
  if (TargetIps && TargetIps.length > MOST_TARGETS)
    throw invalidRequest(`A resolver rule can have at most ${MOST_TARGETS} target IP addresses`);
  for (const target of TargetIps ?? []) checkTarget(target);
}

function checkTarget(target: TargetAddress): void {
  const { Ip, Port = DNS_PORT, Protocol } = target;
  refuseOptions(target, ['Ipv6']);
  if (Protocol !== 'Do53') refuseOptions(target, ['Protocol']);
  const address = parseAddress(Ip ?? '');
  if (!address) throw invalidParameter(`Invalid IP address: "${Ip}"`);
  if (address.family !== 4) throw invalidParameter(`Only IPv4 addresses may be used: "${Ip}"`);
  if (Port > 65_535) throw brokenConstraint(Port, 'targetIps.port', 'have value less than or equal to 65535');
}

/** With the port that is meant where none is named. */
export function storedTargets(targets: readonly TargetAddress[]): TargetAddress[] {
  return targets.map(({ Ip = '', Port = DNS_PORT }) => ({ Ip, Port }));
}
