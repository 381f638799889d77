/** What can be done with paths. */
import type {
  CreateNetworkInsightsPathRequest,
  CreateNetworkInsightsPathResult,
  DeleteNetworkInsightsPathRequest,
  DeleteNetworkInsightsPathResult,
} from '@aws-sdk/client-ec2';
import { parseAddress } from '../../../kit/address.ts';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import { given, required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import type { Operations } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { invalidValue } from '../errors.ts';
import { unknownResource } from '../unknown-resource.ts';
import { networkInsightsAnalysis } from './analysis.ts';
import { networkInsightsPath } from './path.ts';

export const networkInsightsPathOperations: Operations = {
  CreateNetworkInsightsPath: write<CreateNetworkInsightsPathRequest, Plain<CreateNetworkInsightsPathResult>>(
    createPath,
  ),
  DescribeNetworkInsightsPaths: describe(networkInsightsPath, {
    ids: 'NetworkInsightsPathIds',
    result: 'NetworkInsightsPaths',
    pageLimits: { least: 1, most: 100 },
  }),
  DeleteNetworkInsightsPath: write<DeleteNetworkInsightsPathRequest, DeleteNetworkInsightsPathResult>(
    deletePath,
  ),
};

/** Where a path may begin and end in the simulated network. */
const ENDS = ['instance', 'network-interface', 'internet-gateway'];

const MEMBERS = [
  'SourceIp',
  'DestinationIp',
  'DestinationPort',
  'FilterAtSource',
  'FilterAtDestination',
] as const;

function createPath(
  input: CreateNetworkInsightsPathRequest,
  context: Context,
): Plain<CreateNetworkInsightsPathResult> {
  const tags = requestTags(networkInsightsPath.kind, input.TagSpecifications);
  const protocol = required(input.Protocol, 'protocol');
  if (protocol !== 'tcp' && protocol !== 'udp')
    throw invalidValue(`Invalid value '${protocol}' for protocol.`);
  const source = requireEnd(required(input.Source, 'source'), context);
  const destination = input.Destination === undefined ? undefined : requireEnd(input.Destination, context);
  if (
    destination === undefined &&
    (input.DestinationIp ?? input.FilterAtSource?.DestinationAddress) === undefined
  ) {
    throw missingParameter('destination');
  }
  checkNumbers(input);
  const id = context.newId(networkInsightsPath.prefix);
  const created = context.add(networkInsightsPath, {
    NetworkInsightsPathId: id,
    NetworkInsightsPathArn: context.arn('ec2', `network-insights-path/${id}`),
    CreatedDate: timestamp(context.now),
    Source: source.id,
    SourceArn: source.arn,
    ...(destination && { Destination: destination.id, DestinationArn: destination.arn }),
    Protocol: protocol,
    ...Object.fromEntries(given(input, MEMBERS).map((name) => [name, input[name]])),
    Tags: tags,
  });
  return { NetworkInsightsPath: created };
}

/** An end is named by ID or ARN. */
function requireEnd(text: string, context: Context): { id: string; arn: string } {
  const id = text.startsWith('arn:') ? (text.split('/').at(-1) ?? '') : text;
  const found = context.locate(id);
  if (!found) throw unknownResource(id, context);
  const { kind } = found.resource;
  if (!ENDS.includes(kind)) {
    throw new AwsError('NotSimulated', `netlab does not simulate paths that end at a ${kind}`, 501);
  }
  return { id, arn: context.arn('ec2', `${kind}/${id}`) };
}

function checkNumbers(input: CreateNetworkInsightsPathRequest): void {
  const { FilterAtSource: atSource, FilterAtDestination: atDestination } = input;
  const addresses = [
    input.SourceIp,
    input.DestinationIp,
    atSource?.SourceAddress,
    atSource?.DestinationAddress,
    atDestination?.SourceAddress,
    atDestination?.DestinationAddress,
  ];
  for (const text of addresses) {
    if (text !== undefined && !parseAddress(text)) throw invalidValue(`Invalid IP address: ${text}`);
  }
  const ranges = [
    atSource?.SourcePortRange,
    atSource?.DestinationPortRange,
    atDestination?.SourcePortRange,
    atDestination?.DestinationPortRange,
  ];
  const ports = ranges.flatMap((range) => [range?.FromPort, range?.ToPort]);
  for (const port of [input.DestinationPort, ...ports]) {
    if (port !== undefined && (port < 0 || port > 65_535)) throw invalidValue(`Invalid port: ${port}`);
  }
}

function deletePath(
  input: DeleteNetworkInsightsPathRequest,
  context: Context,
): DeleteNetworkInsightsPathResult {
  const id = required(input.NetworkInsightsPathId, 'networkInsightsPathId');
  context.get(networkInsightsPath, id);
  if (context.list(networkInsightsAnalysis).some((item) => item.NetworkInsightsPathId === id)) {
    throw new AwsError(
      'AnalysisExistsForNetworkInsightsPath',
      `There are analyses for the network insights path '${id}'. Delete them first.`,
    );
  }
  context.remove(networkInsightsPath, id);
  return { NetworkInsightsPathId: id };
}
