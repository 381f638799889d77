/**
 * A script of one site that asks another, as browsers do it: they say where the script comes from, ask for leave first
 * where the request is not a simple one, and show the script the answer only if the other site says that it may see it.
 * https://fetch.spec.whatwg.org/#http-cors-protocol; without credentials, and without the browser's own caches.
 */
import type { Journey } from '../../../cloud/web/journey.ts';
import { combinedHeader, type Headers, type HttpRequest, type HttpResponse } from '../../../sim/messages.ts';

const SIMPLE_METHODS = ['GET', 'HEAD', 'POST'];
const SIMPLE_HEADERS = ['accept', 'accept-language', 'content-language'];
const SIMPLE_TYPES = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(?:;|$)/i;
/** The browser's own; no script sets them. */
const BROWSERS_OWN = ['origin', 'user-agent', 'host'];

export function fromPage(request: HttpRequest, page: string): HttpRequest {
  return { ...request, headers: [...request.headers, ['Origin', page]] };
}

/** What is asked first; undefined where the request is simple. */
export function preflightFor({ body: _, ...request }: HttpRequest): HttpRequest | undefined {
  const unsafe = request.headers
    .filter(([name, value]) => !isSimple(name.toLowerCase(), value))
    .map(([name]) => name.toLowerCase())
    .sort();
  if (unsafe.length === 0 && SIMPLE_METHODS.includes(request.method)) return undefined;
  const asked: Headers = [
    ...request.headers.filter(([name]) => BROWSERS_OWN.includes(name.toLowerCase())),
    ['Access-Control-Request-Method', request.method],
    ...(unsafe.length > 0 ? [['Access-Control-Request-Headers', unsafe.join(',')] as const] : []),
  ];
  return { ...request, method: 'OPTIONS', headers: asked };
}

function isSimple(name: string, value: string): boolean {
  if (name === 'content-type') return SIMPLE_TYPES.test(value);
  return SIMPLE_HEADERS.includes(name) || BROWSERS_OWN.includes(name);
}

/** Why the browser keeps the answer from the script, or doesn't ask at all; undefined: the script sees it. */
export function sharingFault({ request, response }: Journey): string | undefined {
  if (!response) return undefined;
  const says = (name: string) => combinedHeader(response.headers, name)?.trim();
  const page = combinedHeader(request.headers, 'Origin') ?? '';
  const allowed = says('Access-Control-Allow-Origin');
  const wanted = combinedHeader(request.headers, 'Access-Control-Request-Method');
  const what = wanted === undefined ? 'The answer' : 'The answer to the preflight (OPTIONS)';
  if (allowed === undefined) return `${what} has no Access-Control-Allow-Origin.`;
  if (allowed !== '*' && allowed !== page)
    return `${what} says \`Access-Control-Allow-Origin: ${allowed}\`, which is not ${page}.`;
  return wanted === undefined ? undefined : preflightFault(request, response, wanted);
}

function preflightFault(request: HttpRequest, response: HttpResponse, method: string): string | undefined {
  const { status, headers } = response;
  if (status < 200 || status > 299)
    return `The preflight (OPTIONS) is answered ${status}; browsers want 200 to 299.`;
  const methods = listed(headers, 'Access-Control-Allow-Methods');
  if (!SIMPLE_METHODS.includes(method) && !methods.includes('*') && !methods.includes(method))
    return `The answer to the preflight doesn't name ${method} in Access-Control-Allow-Methods.`;
  const names = listed(headers, 'Access-Control-Allow-Headers').map((name) => name.toLowerCase());
  const missing = listed(request.headers, 'Access-Control-Request-Headers').find(
    (name) => !names.includes(name) && !(names.includes('*') && name !== 'authorization'),
  );
  return missing && `The answer to the preflight doesn't name ${missing} in Access-Control-Allow-Headers.`;
}

function listed(headers: Headers, name: string): readonly string[] {
  return (combinedHeader(headers, name) ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
