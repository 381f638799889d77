/**
 * TestDNSAnswer: what a name server of the zone answers to a resolver at some address. Chance is that of the moment:
 * the same question in the same second gets the same answer.
 */
import type { TestDNSAnswerRequest, TestDNSAnswerResponse } from '@aws-sdk/client-route-53';
import { createServer, respond } from '../../dns/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { formatPrefix, type Prefix, parsePrefix } from '../../kit/prefix.ts';
import { nextBelow, seedRandom } from '../../kit/random.ts';
import type { Context } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';
import { askerAt } from './asker.ts';
import { fatal, readName, showName } from './domain-name.ts';
import { invalidDomainName, invalidInput, notInEnumeration } from './errors.ts';
import { type HostedZoneItem, requireZone } from './hosted-zone/hosted-zone.ts';
import { targetOfLeaf } from './leaf-addresses.ts';
import { compileHostedZone, lowerZone } from './lower-zone.ts';
import { RECORD_TYPES } from './record-set/record-set.ts';
import { decide } from './routing/decide.ts';
import type { Asker } from './routing/policy.ts';
import { routingInput } from './routing-input.ts';

/** Who asks where the request doesn't say: a resolver in us-east-1. */
const DEFAULT_RESOLVER = '3.80.0.2';

const CHANCES = 1_000_000;

export function testDnsAnswer(input: TestDNSAnswerRequest, context: Context): TestDNSAnswerResponse {
  const zone = requireZone(input.HostedZoneId, context);
  const type = input.RecordType as (typeof RECORD_TYPES)[number];
  if (!RECORD_TYPES.includes(type)) throw notInEnumeration(String(type), RECORD_TYPES);
  const read = readName(input.RecordName ?? '');
  if ('problem' in read) throw invalidDomainName(fatal(read.problem));
  const { name } = read;
  const source = parseAddress(input.ResolverIP ?? DEFAULT_RESOLVER);
  if (!source) throw invalidInput(`Invalid IP address: ${input.ResolverIP}`);
  const chance = nextBelow(seedRandom(`${context.now}/${name}/${type}`), CHANCES) / CHANCES;
  const subnet = subnetOf(input);
  refuseServices(zone, name, type, askerAt(source, subnet, context.world), context);
  const lowered = lowerZone(zone, context.world);
  const response = respond(
    createServer(lowered ? [compileHostedZone(lowered)] : []),
    {
      question: { name, type },
      recursionDesired: false,
      ...(subnet && { edns: { udpSize: 4096, clientSubnet: formatPrefix(subnet) } }),
    },
    { source, chance, transport: 'udp' },
  );
  return {
    Nameserver: zone.NameServers[0],
    RecordName: showName(name),
    RecordType: type,
    RecordData: response.answer.map(({ data }) => data),
    ResponseCode: response.rcode,
    Protocol: 'UDP',
  };
}

/** A target that netlab doesn't know, of a service or of nobody: better said than answered with nothing. */
function refuseServices(
  zone: HostedZoneItem,
  name: string,
  type: (typeof RECORD_TYPES)[number],
  asker: Asker,
  context: Context,
): void {
  const decision = decide(zone.served, name, type, routingInput(context.world, asker));
  const unknown = decision?.leaves.find((leaf) => leaf.service && !targetOfLeaf(leaf, context.world));
  if (!unknown) return;
  throw new AwsError(
    'NotSimulated',
    `The record is an alias of ${unknown.set.AliasTarget?.DNSName} (${unknown.service}), of which netlab knows no address.`,
    501,
  );
}

/** R-R53-75: the first bits of the client's address, 24 or 64 unless the request says how many. */
function subnetOf(input: TestDNSAnswerRequest): Prefix | undefined {
  const { EDNS0ClientSubnetIP: address, EDNS0ClientSubnetMask: mask } = input;
  if (address === undefined) {
    if (mask !== undefined) throw invalidInput('EDNS0ClientSubnetMask needs EDNS0ClientSubnetIP.');
    return undefined;
  }
  const family = parseAddress(address)?.family;
  const prefix = family && parsePrefix(`${address}/${mask ?? (family === 4 ? 24 : 64)}`);
  if (!prefix) throw invalidInput(`Invalid client subnet: ${address}/${mask ?? ''}`);
  return prefix;
}
