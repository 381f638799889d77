/** What listeners do with a request (R-ELB-24…R-ELB-26). */
import type { Action, ForwardActionConfig } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { outOfRange, unsupported, validationError } from '../errors.ts';
import type { ListenerItem } from '../listener/listener.ts';
import { checkFixedResponse, fillRedirect } from './answers.ts';
import { checkForward } from './forward.ts';

const TERMINAL: readonly string[] = ['forward', 'redirect', 'fixed-response'];
const AUTHENTICATING: readonly string[] = ['authenticate-oidc', 'authenticate-cognito', 'jwt-validation'];
/** R-ELB-14. */
const GROUPS_PER_ACTION = 5;

type At = Pick<ListenerItem, 'Protocol' | 'Port' | 'LoadBalancerArn'>;

/** The actions of a request, checked and as they are shown. */
export function readActions(given: readonly Action[], at: At, context: Context): Action[] {
  for (const { Type: type = 'forward' } of given) checkType(type, at);
  const sorted = [...given].sort((left, right) => (left.Order ?? 0) - (right.Order ?? 0));
  const terminal = sorted.filter(({ Type }) => TERMINAL.includes(Type ?? ''));
  if (terminal.length !== 1) {
    throw validationError(
      "Exactly one action of type 'forward', 'redirect' or 'fixed-response' must be specified",
    );
  }
  return sorted.map((action) => readAction(action, at, context));
}

function checkType(type: string, { Protocol }: At): void {
  const forHttp = Protocol === 'HTTP' || Protocol === 'HTTPS';
  if (!forHttp && type !== 'forward') {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      `Actions of type '${type}' are not supported for ${Protocol} listeners`,
    );
  }
  if (!AUTHENTICATING.includes(type)) return;
  if (Protocol !== 'HTTPS') {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      `Actions of type '${type}' are supported only on HTTPS listeners`,
    );
  }
  throw unsupported(`actions of type ${type}`);
}

function readAction(action: Action, at: At, context: Context): Action {
  const { Type, Order } = action;
  const common = { Type, ...(Order !== undefined && { Order }) };
  if (Type === 'fixed-response') {
    return { ...common, FixedResponseConfig: checkFixedResponse(action.FixedResponseConfig) };
  }
  if (Type === 'redirect') return { ...common, RedirectConfig: fillRedirect(action.RedirectConfig, at) };
  const forward = readForward(action, at);
  checkForward(forward, at, context);
  const [only, second] = forward.TargetGroups ?? [];
  const alone = only?.TargetGroupArn !== undefined && !second ? { TargetGroupArn: only.TargetGroupArn } : {};
  return { ...common, ...alone, ForwardConfig: forward };
}

/** Both ways of saying it, as one. */
function readForward(action: Action, { Protocol }: At): ForwardActionConfig {
  const { TargetGroupArn: arn, ForwardConfig: config } = action;
  const listed = config?.TargetGroups ?? [];
  if (arn === undefined && listed.length === 0) throw validationError('A target group ARN must be specified');
  if (arn !== undefined && listed.some((tuple) => tuple.TargetGroupArn !== arn)) {
    throw validationError(
      'You cannot specify both a target group ARN and a forward configuration with other target groups',
    );
  }
  const tuples = listed.length > 0 ? listed : [{ TargetGroupArn: arn }];
  if (Protocol !== 'HTTP' && Protocol !== 'HTTPS') return readPacketForward(tuples);
  if (tuples.length > GROUPS_PER_ACTION) {
    throw new AwsError(
      'TooManyTargetGroups',
      `You can specify at most ${GROUPS_PER_ACTION} target groups per action`,
    );
  }
  const { Enabled = false, DurationSeconds } = config?.TargetGroupStickinessConfig ?? {};
  if (Enabled && (DurationSeconds === undefined || DurationSeconds < 1 || DurationSeconds > 604_800)) {
    throw validationError(`Target group stickiness duration must be between 1 and 604800 seconds`);
  }
  return {
    TargetGroups: tuples.map(({ TargetGroupArn, Weight = 1 }) => ({
      TargetGroupArn,
      Weight: checkWeight(Weight),
    })),
    TargetGroupStickinessConfig: { Enabled, ...(Enabled && { DurationSeconds }) },
  };
}

/** Network load balancers forward to one group, without weights (R-ELB-14). */
function readPacketForward(tuples: NonNullable<ForwardActionConfig['TargetGroups']>): ForwardActionConfig {
  if (tuples.length > 1) {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'Only one target group can be specified for Network Load Balancers',
    );
  }
  return { TargetGroups: tuples.map(({ TargetGroupArn }) => ({ TargetGroupArn })) };
}

function checkWeight(weight: number): number {
  if (weight < 0 || weight > 999) throw outOfRange(weight, 'weight', 0, 999);
  return weight;
}
