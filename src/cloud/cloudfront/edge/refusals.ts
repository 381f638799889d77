/**
 * What an edge turns away before any cache is asked, in the order in which it looks: size, state, country, protocol,
 * method, signature.
 */
import type { HttpRequest, HttpResponse } from '../../../cdn/index.ts';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import { signingKeysOf } from '../signing/keys.ts';
import { refusalResponse } from '../signing/refusal.ts';
import { verifySignedRequest } from '../signing/verify.ts';
import type { Call, Outcome, Result } from './call.ts';
import { errorPage, redirectPage } from './error-page.ts';

type Refuse = (call: Call) => Outcome | undefined;

const REFUSALS: readonly Refuse[] = [tooLarge, disabled, fromElsewhere, overHttp, byMethod, unsigned];

export function refusalOf(call: Call): Outcome | undefined {
  for (const refuse of REFUSALS) {
    const refused = refuse(call);
    if (refused) return refused;
  }
  return undefined;
}

/** R-CF-14: octets. */
const MOST_IN_URL = 8192;
const MOST_IN_REQUEST = 20_480;

function tooLarge({ request, requestId, distribution: { Id } }: Call): Outcome | undefined {
  const url = `${request.path}${request.query === undefined ? '' : `?${request.query}`}`;
  const heads = request.headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  if (url.length > MOST_IN_URL)
    return refuse(errorPage(414, 'The request URL is too long.', requestId), 'InvalidRequest', {
      code: 'url-too-long',
      text: `The URL has more than ${MOST_IN_URL} octets.`,
      resource: Id,
    });
  if (url.length + heads > MOST_IN_REQUEST)
    return refuse(errorPage(413, 'The request is too large.', requestId), 'InvalidRequest', {
      code: 'request-too-large',
      text: `URL and headers have more than ${MOST_IN_REQUEST} octets.`,
      resource: Id,
    });
  return undefined;
}

/** R-CF-9. */
function disabled({ config, requestId, distribution: { Id } }: Call): Outcome | undefined {
  if (config.Enabled) return undefined;
  return refuse(errorPage(403, "We can't connect to the server.", requestId), 'InvalidRequest', {
    code: 'distribution-disabled',
    text: `The distribution ${Id} is disabled: set Enabled to true, and wait until it is deployed.`,
    resource: Id,
  });
}

/** R-CF-120: whoever cannot be placed is served. */
function fromElsewhere({ config, viewer, requestId, distribution: { Id } }: Call): Outcome | undefined {
  const { RestrictionType: type, Items: countries = [] } = config.Restrictions.GeoRestriction;
  const country = viewer.place?.country;
  if (type === 'none' || country === undefined) return undefined;
  if (countries.includes(country) === (type === 'whitelist')) return undefined;
  const page = errorPage(
    403,
    'The Amazon CloudFront distribution is configured to block access from your country.',
    requestId,
  );
  return refuse(page, 'ClientGeoBlocked', {
    code: 'country-blocked',
    text: `The ${type} of countries keeps out ${country}, where ${viewer.address} is.`,
    resource: Id,
  });
}

/** R-CF-52. */
function overHttp({ visit, behaviour, requestId, distribution: { Id } }: Call): Outcome | undefined {
  const { request } = visit;
  if (request.scheme === 'https' || behaviour.ViewerProtocolPolicy === 'allow-all') return undefined;
  const text = `The behaviour's ViewerProtocolPolicy is ${behaviour.ViewerProtocolPolicy}, and the request came over HTTP.`;
  const reason = { code: 'viewer-protocol-policy', text, resource: Id };
  if (behaviour.ViewerProtocolPolicy === 'https-only')
    return refuse(errorPage(403, 'Bad request.', requestId), 'InvalidRequest', reason);
  const status = request.method === 'GET' || request.method === 'HEAD' ? 301 : 307;
  return refuse(redirectPage(status, secureUrl(request)), undefined, reason, 'Redirect');
}

function secureUrl({ host, path, query }: HttpRequest): string {
  return `https://${host.replace(/:\d+$/, '')}${path}${query === undefined ? '' : `?${query}`}`;
}

/** R-CF-53, R-CF-54. */
function byMethod({ request, behaviour, requestId, distribution: { Id } }: Call): Outcome | undefined {
  const allowed: readonly string[] = behaviour.AllowedMethods.Items;
  if (!allowed.includes(request.method))
    return refuse(
      errorPage(
        403,
        'This distribution is not configured to allow the HTTP request method that was used for this request. The distribution supports only cachable requests.',
        requestId,
      ),
      'InvalidRequestMethod',
      {
        code: 'method-not-allowed',
        text: `The behaviour's AllowedMethods are ${allowed.join(', ')}: ${request.method} is not among them.`,
        resource: Id,
      },
    );
  if (request.method === 'GET' && (request.body?.size ?? 0) > 0)
    return refuse(errorPage(403, 'Bad request.', requestId), 'InvalidRequest', {
      code: 'get-with-body',
      text: 'A GET request must not have a body.',
      resource: Id,
    });
  return undefined;
}

/** R-CF-121 … R-CF-124. */
function unsigned({ visit, request, behaviour, errand }: Call): Outcome | undefined {
  const { TrustedKeyGroups: groups } = behaviour;
  if (!groups.Enabled) return undefined;
  const keys = signingKeysOf(errand.world.regions[GLOBAL_REGION] ?? {}, groups.Items ?? []);
  const verdict = verifySignedRequest({ ...request, path: visit.request.path }, keys, errand.now, visit.peer);
  if (verdict.allowed) return undefined;
  return refuse(refusalResponse(verdict), 'Error', {
    code: 'not-signed',
    text: `The behaviour wants a signed URL or cookie: ${verdict.reason}.`,
    resource: groups.Items?.[0] ?? '',
  });
}

function refuse(
  response: HttpResponse,
  detail: string | undefined,
  reason: NonNullable<Outcome['reason']>,
  result: Result = 'Error',
): Outcome {
  return { response, result, ...(detail !== undefined && { detail }), reason, waitedMs: 0 };
}

/** No distribution knows the host (R-CF-114). */
export function unknownHost(host: string, requestId: string): Outcome {
  const sentence =
    "We can't connect to the server for this app or website at this time. There might be too much traffic or a configuration error.";
  return refuse(errorPage(403, sentence, requestId), 'InvalidRequest', {
    code: 'no-such-alias',
    text: `No distribution that this edge knows answers for ${host}: is the name among its aliases, and is it deployed?`,
    resource: '',
  });
}
