/** What the CORS part of a response headers policy may say. */
import { requireOneOf } from '../configured/limits.ts';
import { invalidArgument } from '../errors.ts';
import { itemsOf } from '../quantities.ts';
import type { CorsSettings } from './response-headers-policy.ts';

const PATH = 'responseHeadersPolicyConfig.corsConfig';
export const EVERY_METHOD = ['GET', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** `*`, `https://www.example.com`, `http://*.example.com:8080`, also without a scheme. */
const ORIGIN = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:\d{1,5}|\*))?$/i;

export function acceptCors(given: CorsSettings): CorsSettings {
  const origins = itemsOf(given.AccessControlAllowOrigins);
  const headers = itemsOf(given.AccessControlAllowHeaders);
  const methods = itemsOf(given.AccessControlAllowMethods);
  const exposed = itemsOf(given.AccessControlExposeHeaders);
  if (origins.length === 0) throw invalidArgument('The parameter Access-Control-Allow-Origin is required.');
  if (headers.length === 0) throw invalidArgument('The parameter Access-Control-Allow-Headers is required.');
  if (methods.length === 0) throw invalidArgument('The parameter Access-Control-Allow-Methods is required.');
  checkOrigins(origins);
  checkTokens(headers, 'Access-Control-Allow-Headers');
  checkTokens(exposed, 'Access-Control-Expose-Headers');
  for (const [index, method] of methods.entries()) {
    const path = `${PATH}.accessControlAllowMethods.items.${index + 1}.member`;
    requireOneOf(method, [...EVERY_METHOD, 'ALL'], path);
  }
  if (methods.includes('ALL') && methods.length > 1)
    throw invalidArgument('The parameter Access-Control-Allow-Methods cannot contain ALL and other methods.');
  if (given.AccessControlAllowCredentials && headers.includes('*')) {
    throw invalidArgument(
      'The parameter Access-Control-Allow-Headers cannot contain * when allowCredentials is true.',
    );
  }
  if ((given.AccessControlMaxAgeSec ?? 0) < 0)
    throw invalidArgument('The parameter Access-Control-Max-Age cannot be negative.');
  return given;
}

function checkOrigins(origins: readonly string[]): void {
  const wrong = origins.find((origin) => origin !== '*' && !ORIGIN.test(origin));
  if (wrong !== undefined)
    throw invalidArgument(`The parameter Access-Control-Allow-Origin contains ${wrong} that is not allowed.`);
  if (origins.includes('*') && origins.length > 1)
    throw invalidArgument('The parameter Access-Control-Allow-Origin cannot contain * and other origins.');
}

function checkTokens(names: readonly string[], parameter: string): void {
  const wrong = names.find((name) => !TOKEN.test(name));
  if (wrong !== undefined)
    throw invalidArgument(`The parameter ${parameter} contains ${wrong} that is not allowed.`);
  if (names.includes('*') && names.length > 1)
    throw invalidArgument(`The parameter ${parameter} cannot contain * and other headers.`);
}
