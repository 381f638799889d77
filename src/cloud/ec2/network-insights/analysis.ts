/** Reachability Analyzer's answers: whether a packet gets through, by what way, or what stops all of them. */
import type { NetworkInsightsAnalysis } from '@aws-sdk/client-ec2';
import { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';
import { showPath } from './components.ts';
import { explain } from './explanations.ts';
import { networkInsightsPath } from './path.ts';
import { traceOf } from './question.ts';

export type NetworkInsightsAnalysisItem = Stored<
  NetworkInsightsAnalysis,
  'NetworkInsightsAnalysisId' | 'NetworkInsightsPathId' | 'StartDate' | 'Status' | 'Tags'
>;

export const networkInsightsAnalysis: Resource<NetworkInsightsAnalysisItem> = {
  kind: 'network-insights-analysis',
  prefix: 'nia',
  id: (item) => item.NetworkInsightsAnalysisId,
  notFound: notFound('InvalidNetworkInsightsAnalysisId.NotFound', 'network insights analysis ID'),
  malformed: malformed('InvalidNetworkInsightsAnalysisId.Malformed', 'nia'),
  filters: {
    'path-found': (item) => item.NetworkPathFound,
    status: (item) => item.Status,
  },
};

/** The network is looked at when the analysis ends, whole and at once. */
export function finish(item: NetworkInsightsAnalysisItem, context: Context): void {
  const fixed = new Context(context.snapshot, context.region, context.resources);
  const path = fixed.get(networkInsightsPath, item.NetworkInsightsPathId);
  const answer = traceOf(path, fixed);
  if ('failure' in answer) {
    item.Status = 'failed';
    item.StatusMessage = answer.failure;
    return;
  }
  const { trace } = answer;
  item.Status = 'succeeded';
  item.NetworkPathFound = trace.blockers.length === 0;
  if (item.NetworkPathFound) {
    item.ForwardPathComponents = showPath(trace.forward, fixed);
    item.ReturnPathComponents = showPath(trace.back, fixed);
  } else {
    item.Explanations = explain(trace, fixed);
  }
}
