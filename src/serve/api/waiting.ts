/**
 * Clients that wait. AWS's own clients say in their user agent that a request is a waiter's poll (`m/B`), and would sleep
 * for as long as 15 seconds, a minute, several times over. As the console's `aws … wait` does, netlab lets the simulated
 * time pass instead, poll by poll, until what is waited for has come about: then the first real poll finds it.
 */
import { searchJmespath } from '../../kit/jmespath.ts';
import type { ServiceModel } from '../../model/model.ts';
import { judgeAttempt, type Waiter, waitersOf } from '../../model/waiters/index.ts';
import type { ApiRequest, ApiResult, Sim } from '../../sim/sim.ts';

/** `m/` lists the features that a client used; B is a waiter. */
const FEATURES = / m\/([\w,+-]{1,100})/;

export function isWaiting(userAgent: string | undefined): boolean {
  return (FEATURES.exec(userAgent ?? '')?.[1] ?? '').split(',').includes('B');
}

/**
 * A poll doesn't say which waiter it is: the first of those that are not there yet and would get there counts. Where none
 * would, however long, time passes by a single poll.
 */
export function passWaitingTime(sim: Sim, model: ServiceModel, request: ApiRequest): void {
  const verdicts = verdictsOn(sim, model, request);
  const open = verdicts.filter(({ state }) => state === 'retry' || state === 'undecided');
  const [first] = open;
  if (!first) return;
  const ends = open.flatMap(({ waiter }) => endOf(waiter, sim.fork(), request) ?? []);
  sim.advance(ends.length > 0 ? Math.min(...ends) : first.waiter.delaySeconds * 1000);
}

function verdictsOn(sim: Sim, model: ServiceModel, request: ApiRequest) {
  const waiters = waitersOf(model).filter(({ operation }) => operation === request.operation);
  if (waiters.length === 0) return [];
  const attempt = attemptOf(sim.fork().call(request));
  return waiters.map((waiter) => ({ waiter, state: judgeAttempt(waiter, attempt, searchJmespath).state }));
}

/** Milliseconds until the waiter has its end, good or bad; undefined where it would give up. */
function endOf(waiter: Waiter, ahead: Sim, request: ApiRequest): number | undefined {
  const { delaySeconds, maxAttempts } = waiter;
  for (let polls = 1; polls < maxAttempts; polls++) {
    ahead.advance(delaySeconds * 1000);
    const { state } = judgeAttempt(waiter, attemptOf(ahead.call(request)), searchJmespath);
    if (state === 'success' || state === 'failure') return polls * delaySeconds * 1000;
  }
  return undefined;
}

function attemptOf(result: ApiResult) {
  return result.ok ? { output: result.output } : { error: result.error };
}
