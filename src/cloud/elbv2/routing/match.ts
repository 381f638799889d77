/** Which rule of a listener a request meets (R-ELB-22, R-ELB-23): the first whose conditions all hold. */
import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { type HttpRequest, headerOf } from '../../../cdn/message.ts';
import { parseAddress } from '../../../kit/address.ts';
import { parsePrefix, prefixContains } from '../../../kit/prefix.ts';
import type { Visit } from '../../web/visit.ts';
import type { RuleItem } from '../rule/rule.ts';

/** `rules` by priority; the last one, which has no conditions, always fits. */
export function ruleFor(rules: readonly RuleItem[], visit: Visit): RuleItem | undefined {
  return rules.find(({ Conditions }) => Conditions.every((condition) => holds(condition, visit)));
}

function holds(condition: RuleCondition, { request, peer }: Visit): boolean {
  switch (condition.Field) {
    case 'host-header':
      return anyOf(condition.Values, (pattern) => fits(pattern, bareHost(request), 'any case'));
    case 'path-pattern':
      return anyOf(condition.Values, (pattern) => fits(pattern, request.path, 'same case'));
    case 'http-header': {
      const { HttpHeaderName = '', Values } = condition.HttpHeaderConfig ?? {};
      const value = headerOf(request.headers, HttpHeaderName);
      return value !== undefined && anyOf(Values, (pattern) => fits(pattern, value, 'any case'));
    }
    case 'http-request-method':
      return anyOf(condition.HttpRequestMethodConfig?.Values, (method) => method === request.method);
    case 'query-string':
      return (condition.QueryStringConfig?.Values ?? []).some(({ Key, Value = '' }) =>
        parametersOf(request).some(
          ([key, value]) =>
            (Key === undefined || fits(Key, key, 'any case')) && fits(Value, value, 'any case'),
        ),
      );
    case 'source-ip':
      return anyOf(condition.SourceIpConfig?.Values, (block) => isWithin(peer, block));
    default:
      return false;
  }
}

function anyOf(values: readonly string[] | undefined, test: (value: string) => boolean): boolean {
  return (values ?? []).some(test);
}

/** `*` stands for any number of characters, `?` for exactly one. */
function fits(pattern: string, text: string, letters: 'any case' | 'same case'): boolean {
  const source = pattern
    .split(/([*?])/)
    .map((part) => (part === '*' ? '[^]*' : part === '?' ? '[^]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, letters === 'any case' ? 'i' : '').test(text);
}

function bareHost({ host }: HttpRequest): string {
  return host.replace(/:\d+$/, '');
}

function parametersOf({ query }: HttpRequest): [key: string, value: string][] {
  if (query === undefined) return [];
  return query.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  });
}

/** Of the connection; what a header says of it counts for nothing. */
function isWithin(peer: string, block: string): boolean {
  const address = parseAddress(peer);
  const prefix = parsePrefix(block);
  return address !== undefined && prefix !== undefined && prefixContains(prefix, address);
}
