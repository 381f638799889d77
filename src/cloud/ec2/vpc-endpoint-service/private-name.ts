/**
 * The private name of a service: its domain's owner proves that it is theirs by a TXT record out in the public DNS.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
 */
import type {
  StartVpcEndpointServicePrivateDnsVerificationRequest,
  StartVpcEndpointServicePrivateDnsVerificationResult,
} from '@aws-sdk/client-ec2';
import { parseName } from '../../../dns/index.ts';
import { nextHex } from '../../../kit/random.ts';
import { askPublicDns } from '../../internet/public-dns.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { type EndpointServiceItem, endpointService } from './endpoint-service.ts';

/** AWS says up to ten minutes. */
const VERIFY_MS = 60_000;

export function newProof(context: Context): NonNullable<EndpointServiceItem['Proof']> {
  return {
    State: 'pendingVerification',
    Type: 'TXT',
    Value: `vpce:${nextHex(context.random, 20)}`,
    Name: `_${nextHex(context.random, 20)}`,
  };
}

export function startPrivateDnsVerification(
  input: StartVpcEndpointServicePrivateDnsVerificationRequest,
  context: Context,
): StartVpcEndpointServicePrivateDnsVerificationResult {
  const item = context.get(endpointService, required(input.ServiceId, 'serviceId'));
  if (!item.Proof) {
    throw new AwsError('InvalidParameter', `The service ${item.ServiceId} has no private DNS name.`);
  }
  item.Proof.State = 'pendingVerification';
  context.later(VERIFY_MS, endpointService, item.ServiceId, 'verify');
  return { ReturnValue: true };
}

/** A transition. The record stands below the domain itself, also where the name is a wildcard. */
export function verify(item: EndpointServiceItem, context: Context): void {
  if (item.Proof?.State !== 'pendingVerification') return;
  const { Name: label, Value: value } = item.Proof;
  const name = parseName(`${label}.${item.PrivateDnsName?.replace(/^\*\./, '')}`);
  const answer = name === undefined ? [] : askPublicDns(context.snapshot, name, 'TXT');
  const isThere = answer.some(({ type, data }) => type === 'TXT' && data.replaceAll('"', '') === value);
  item.Proof.State = isThere ? 'verified' : 'failed';
}
