/**
 * Reachability Analyzer's paths: a question about packets from one resource to another.
 * https://docs.aws.amazon.com/vpc/latest/reachability/what-is-reachability-analyzer.html
 */
import type { NetworkInsightsPath } from '@aws-sdk/client-ec2';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';

export type NetworkInsightsPathItem = Stored<
  NetworkInsightsPath,
  'NetworkInsightsPathId' | 'NetworkInsightsPathArn' | 'Source' | 'Protocol' | 'Tags'
>;

export const networkInsightsPath: Resource<NetworkInsightsPathItem> = {
  kind: 'network-insights-path',
  prefix: 'nip',
  id: (item) => item.NetworkInsightsPathId,
  notFound: notFound('InvalidNetworkInsightsPathId.NotFound', 'network insights path ID'),
  malformed: malformed('InvalidNetworkInsightsPathId.Malformed', 'nip'),
  filters: {
    destination: (item) => item.Destination,
    'filter-at-source.source-address': (item) => item.FilterAtSource?.SourceAddress,
    'filter-at-source.destination-address': (item) => item.FilterAtSource?.DestinationAddress,
    'filter-at-destination.source-address': (item) => item.FilterAtDestination?.SourceAddress,
    'filter-at-destination.destination-address': (item) => item.FilterAtDestination?.DestinationAddress,
    protocol: (item) => item.Protocol,
    source: (item) => item.Source,
  },
};
