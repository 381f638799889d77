/** Pages of one's own for errors (R-CF-92, R-CF-93): fetched as any path of the distribution is. */
import { withHeader } from '../../../cdn/index.ts';
import { behaviourFor } from './behaviour.ts';
import type { Call, Outcome } from './call.ts';
import { serveBehaviour } from './serve-behaviour.ts';

/** In the place of an error for which the distribution has a page; where that can't be had, its own status counts. */
export function withErrorPage(call: Call, outcome: Outcome): Outcome {
  const { status } = outcome.response;
  const wanted = call.config.CustomErrorResponses.Items?.find(({ ErrorCode: code }) => code === status);
  if (!wanted?.ResponsePagePath) return outcome;
  const { query: _none, body: _nothing, ...request } = call.request;
  const asked = {
    ...request,
    path: wanted.ResponsePagePath,
    method: call.request.method === 'HEAD' ? 'HEAD' : 'GET',
  };
  const page = serveBehaviour({
    ...call,
    request: asked,
    behaviour: behaviourFor(call.config, wanted.ResponsePagePath),
  });
  const waitedMs = outcome.waitedMs + page.waitedMs;
  const said = outcome.reason ? `${outcome.reason.text} ` : '';
  if (page.response.status !== 200) {
    const text = `${said}The distribution's page for it, ${wanted.ResponsePagePath}, can't be had: it is answered ${page.response.status}.`;
    const reason = { code: 'custom-error-response', text, resource: call.distribution.Id };
    return { ...page, result: 'Error', waitedMs, reason };
  }
  const { response } = page;
  return {
    ...outcome,
    response: {
      ...response,
      status: Number(wanted.ResponseCode),
      headers: withHeader(response.headers, 'Content-Length', String(response.body.size)),
    },
    result: 'Error',
    waitedMs,
    reason: {
      code: 'custom-error-response',
      text: `${said}Instead of this ${status}, the distribution shows ${wanted.ResponsePagePath} with status ${wanted.ResponseCode}.`,
      resource: call.distribution.Id,
    },
  };
}
