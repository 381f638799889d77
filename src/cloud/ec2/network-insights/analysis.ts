/** Reachability Analyzer's answers: whether a packet gets through, by what way, or what stops all of them. */
import type {
  DeleteNetworkInsightsAnalysisRequest,
  DeleteNetworkInsightsAnalysisResult,
  DescribeNetworkInsightsAnalysesRequest,
  NetworkInsightsAnalysis,
  StartNetworkInsightsAnalysisRequest,
  StartNetworkInsightsAnalysisResult,
} from '@aws-sdk/client-ec2';
import { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import { type Plain, type Stored, timestamp } from '../../kernel/plain.ts';
import { type Resource, write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { malformed, notFound } from '../errors.ts';
import { showPath } from './components.ts';
import { explain } from './explanations.ts';
import { networkInsightsPath } from './path.ts';
import { traceOf } from './question.ts';

export type NetworkInsightsAnalysisItem = Stored<
  NetworkInsightsAnalysis,
  'NetworkInsightsAnalysisId' | 'NetworkInsightsPathId' | 'StartDate' | 'Status' | 'Tags'
>;

const RUNNING_MS = 15_000;

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
  transitions: { finish },
  operations: {
    StartNetworkInsightsAnalysis: write<
      StartNetworkInsightsAnalysisRequest,
      Plain<StartNetworkInsightsAnalysisResult>
    >(startAnalysis),
    DescribeNetworkInsightsAnalyses: describe(() => networkInsightsAnalysis, {
      ids: 'NetworkInsightsAnalysisIds',
      result: 'NetworkInsightsAnalyses',
      items: analysesOf,
      pageLimits: { least: 1, most: 100 },
    }),
    DeleteNetworkInsightsAnalysis: write<
      DeleteNetworkInsightsAnalysisRequest,
      DeleteNetworkInsightsAnalysisResult
    >(deleteAnalysis),
  },
};

function startAnalysis(
  input: StartNetworkInsightsAnalysisRequest,
  context: Context,
): Plain<StartNetworkInsightsAnalysisResult> {
  refuseOptions(input, ['FilterInArns', 'FilterOutArns', 'AdditionalAccounts']);
  const tags = requestTags(networkInsightsAnalysis.kind, input.TagSpecifications);
  const pathId = required(input.NetworkInsightsPathId, 'networkInsightsPathId');
  context.get(networkInsightsPath, pathId);
  const id = context.newId(networkInsightsAnalysis.prefix);
  const created = context.add(networkInsightsAnalysis, {
    NetworkInsightsAnalysisId: id,
    NetworkInsightsAnalysisArn: context.arn('ec2', `network-insights-analysis/${id}`),
    NetworkInsightsPathId: pathId,
    StartDate: timestamp(context.now),
    Status: 'running',
    Tags: tags,
  });
  context.later(RUNNING_MS, networkInsightsAnalysis, id, 'finish');
  return { NetworkInsightsAnalysis: created };
}

/** The network is looked at when the analysis ends, whole and at once. */
function finish(item: NetworkInsightsAnalysisItem, context: Context): void {
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

function analysesOf(
  context: Context,
  input: DescribeNetworkInsightsAnalysesRequest,
): NetworkInsightsAnalysisItem[] {
  const { NetworkInsightsPathId: pathId, AnalysisStartTime: after, AnalysisEndTime: before } = input;
  if (pathId !== undefined) context.get(networkInsightsPath, pathId);
  return context.list(networkInsightsAnalysis).filter((item) => {
    const started = Date.parse(item.StartDate);
    return (
      (pathId === undefined || item.NetworkInsightsPathId === pathId) &&
      (after === undefined || started >= new Date(after).getTime()) &&
      (before === undefined || started <= new Date(before).getTime())
    );
  });
}

function deleteAnalysis(
  input: DeleteNetworkInsightsAnalysisRequest,
  context: Context,
): DeleteNetworkInsightsAnalysisResult {
  const id = required(input.NetworkInsightsAnalysisId, 'networkInsightsAnalysisId');
  context.get(networkInsightsAnalysis, id);
  context.remove(networkInsightsAnalysis, id);
  return { NetworkInsightsAnalysisId: id };
}
