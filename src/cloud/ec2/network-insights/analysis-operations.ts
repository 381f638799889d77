/** What can be done with analyses of paths. */
import type {
  DeleteNetworkInsightsAnalysisRequest,
  DeleteNetworkInsightsAnalysisResult,
  DescribeNetworkInsightsAnalysesRequest,
  StartNetworkInsightsAnalysisRequest,
  StartNetworkInsightsAnalysisResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { finish, type NetworkInsightsAnalysisItem, networkInsightsAnalysis } from './analysis.ts';
import { networkInsightsPath } from './path.ts';

export const networkInsightsAnalysisOperations: Operations = {
  StartNetworkInsightsAnalysis: write<
    StartNetworkInsightsAnalysisRequest,
    Plain<StartNetworkInsightsAnalysisResult>
  >(startAnalysis),
  DescribeNetworkInsightsAnalyses: describe(networkInsightsAnalysis, {
    ids: 'NetworkInsightsAnalysisIds',
    result: 'NetworkInsightsAnalyses',
    items: analysesOf,
    pageLimits: { least: 1, most: 100 },
  }),
  DeleteNetworkInsightsAnalysis: write<
    DeleteNetworkInsightsAnalysisRequest,
    DeleteNetworkInsightsAnalysisResult
  >(deleteAnalysis),
};

export const networkInsightsAnalysisTransitions: Transitions<NetworkInsightsAnalysisItem> = { finish };

const RUNNING_MS = 15_000;

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
