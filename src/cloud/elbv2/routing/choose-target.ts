/** What an application load balancer does with a request: answer it, or pass it on to one of its targets (R-ELB-22…R-ELB-42). */
import type { Action, ForwardActionConfig } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Headers, HttpRequest, HttpResponse } from '../../../cdn/message.ts';
import { hash32 } from '../../../kit/random.ts';
import type { World } from '../../kernel/world.ts';
import type { Reason, Visit } from '../../web/visit.ts';
import { addressesOfTarget } from '../health/nodes.ts';
import { servingTargets } from '../health/serving.ts';
import { attributeOf } from '../load-balancer/attributes.ts';
import { type RuleItem, rulesOf } from '../rule/rule.ts';
import { targetGroupAttribute } from '../target-group/attributes.ts';
import {
  type TargetGroupItem,
  type TargetItem,
  targetGroup,
  targetKey,
} from '../target-group/target-group.ts';
import { cookiesFor, meantBy } from './cookies.ts';
import { forwardedHeaders, hasTooManyAddresses } from './forwarded-request.ts';
import type { Found } from './locate.ts';
import { ruleFor } from './match.ts';
import { errorPage, fixedResponse, redirect } from './pages.ts';
import { takeTurn } from './turns.ts';

export type Choice = { readonly reason: Reason; readonly world: World } & (
  | { readonly kind: 'respond'; readonly response: HttpResponse }
  | {
      readonly kind: 'forward';
      readonly target: { readonly id: string; readonly address: string; readonly port: number };
      readonly scheme: 'http' | 'https';
      readonly request: HttpRequest;
      /** Cookies for whoever asked. */
      readonly cookies: Headers;
      readonly targetGroup: string;
    }
);

/** `now` in milliseconds. The world of the answer has counted the request. */
export function chooseTarget(world: World, at: Found, visit: Visit, now: number): Choice {
  const { request } = visit;
  const resource = at.balancer.LoadBalancerArn;
  const refuse = (status: number, code: string, text: string): Choice => ({
    kind: 'respond',
    response: errorPage(status, request, now),
    reason: { code, text, resource },
    world,
  });
  if (request.method === 'TRACE') return refuse(405, 'trace-refused', 'Load balancers refuse TRACE.');
  if (hasTooManyAddresses(request.headers)) {
    return refuse(463, 'too-many-addresses', 'X-Forwarded-For holds more than 30 addresses.');
  }
  const rule = ruleFor(rulesOf(at.listener.ListenerArn, at.context), visit);
  const action = rule?.Actions.at(-1);
  if (!rule || !action) return refuse(500, 'no-action', 'The listener has no action.');
  const reason = { code: `rule-${action.Type}`, text: ruleWords(rule, action), resource: rule.RuleArn };
  if (action.FixedResponseConfig) {
    const response = fixedResponse(action.FixedResponseConfig, request, now);
    return { kind: 'respond', response, reason, world };
  }
  if (action.RedirectConfig) {
    const response = redirect(action.RedirectConfig, request, at.listener.Port, now);
    return { kind: 'respond', response, reason, world };
  }
  return forward(world, at, visit, { rule, config: action.ForwardConfig ?? {}, reason, now });
}

function ruleWords({ Priority }: RuleItem, { Type }: Action): string {
  const name = Priority === undefined ? 'the default rule' : `rule ${Priority}`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} of the listener says ${Type}.`;
}

interface Forwarding {
  readonly rule: RuleItem;
  readonly config: ForwardActionConfig;
  readonly reason: Reason;
  readonly now: number;
}

function forward(world: World, at: Found, visit: Visit, forwarding: Forwarding): Choice {
  const { request } = visit;
  const { reason, now } = forwarding;
  const chosen = chooseGroup(world, at, visit, forwarding);
  const group = at.context.find(targetGroup, chosen.arn);
  const { targets, healthy } = group
    ? servingTargets(at.node.zone, group, at.balancer, at.context)
    : { targets: [], healthy: 0 };
  if (!group || targets.length === 0) {
    const name = group?.TargetGroupName ?? 'none';
    const text = `Target group ${name} has no registered target that could be asked: register one that runs, in a zone of the load balancer.`;
    const response = errorPage(503, request, now);
    return {
      kind: 'respond',
      response,
      reason: { ...reason, code: 'no-targets', text },
      world: chosen.world,
    };
  }
  const { target, cookies, world: after } = chooseAmong(chosen.world, at, visit, { group, targets, now });
  const [address = ''] = addressesOfTarget(target, group, at.context);
  const scheme = group.Protocol === 'HTTPS' ? 'https' : 'http';
  const open = healthy === 0 ? ' None is healthy, so all are asked.' : '';
  return {
    kind: 'forward',
    target: { id: target.Id, address, port: target.Port },
    scheme,
    request: { ...request, scheme, headers: headersFor(at, visit, target, now) },
    cookies: [...chosen.cookies, ...cookies],
    targetGroup: group.TargetGroupArn,
    reason: { ...reason, text: `${reason.text} Target group ${group.TargetGroupName}: ${target.Id}.${open}` },
    world: after,
  };
}

function headersFor({ balancer, listener }: Found, visit: Visit, target: TargetItem, now: number): Headers {
  return forwardedHeaders(visit, {
    mode: attributeOf(balancer, 'routing.http.xff_header_processing.mode'),
    port: listener.Port,
    scheme: listener.Protocol === 'HTTPS' ? 'https' : 'http',
    origin: `${listener.ListenerArn} ${targetKey(target)} ${now} ${visit.peer}`,
    now,
  });
}

interface ChosenGroup {
  readonly arn: string | undefined;
  readonly cookies: Headers;
  readonly world: World;
}

/** By weight, unless the client is to stay with a group. */
function chooseGroup(
  world: World,
  at: Found,
  { request }: Visit,
  { rule, config, now }: Forwarding,
): ChosenGroup {
  const tuples = (config.TargetGroups ?? []).map(({ TargetGroupArn, Weight = 1 }) => ({
    arn: TargetGroupArn,
    weight: Weight,
  }));
  const [only, second] = tuples;
  if (!second) return { arn: only?.arn, cookies: [], world };
  const { Enabled: sticky, DurationSeconds: seconds = 0 } = config.TargetGroupStickinessConfig ?? {};
  const meant = sticky ? meantBy(request.headers, 'AWSALBTG') : undefined;
  const stays = tuples.find(({ arn, weight }) => arn === meant && weight > 0);
  const { turn, world: counted } = takeTurn(world, at.context.region, rule.RuleArn);
  const chance = hash32(`${world.seed} ${rule.RuleArn} ${turn}`) / 2 ** 32;
  const arn = (stays ?? weighed(tuples, chance))?.arn;
  return {
    arn,
    cookies: sticky && arn !== undefined ? cookiesFor('AWSALBTG', arn, seconds, now) : [],
    world: counted,
  };
}

function weighed<T extends { readonly weight: number }>(all: readonly T[], chance: number): T | undefined {
  let left = chance * all.reduce((sum, { weight }) => sum + weight, 0);
  return all.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}

interface Candidates {
  readonly group: TargetGroupItem;
  readonly targets: readonly TargetItem[];
  readonly now: number;
}

/** In turns, unless the client is to stay with a target. Slow starts and open requests are not weighed. */
function chooseAmong(
  world: World,
  { context, node }: Found,
  { request }: Visit,
  { group, targets, now }: Candidates,
): { target: TargetItem; cookies: Headers; world: World } {
  const sticky =
    targetGroupAttribute(group, 'stickiness.enabled') === 'true' &&
    targetGroupAttribute(group, 'stickiness.type') === 'lb_cookie';
  const meant = sticky ? meantBy(request.headers, 'AWSALB') : undefined;
  const { turn, world: counted } = takeTurn(world, context.region, `${group.TargetGroupArn} ${node.zone}`);
  const target = (targets.find((one) => targetKey(one) === meant) ??
    targets[turn % targets.length]) as TargetItem;
  const seconds = Number(targetGroupAttribute(group, 'stickiness.lb_cookie.duration_seconds'));
  return {
    target,
    cookies: sticky ? cookiesFor('AWSALB', targetKey(target), seconds, now) : [],
    world: counted,
  };
}
