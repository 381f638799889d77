/**
 * Which operation an HTTP request of a REST protocol means: its method, path and fixed query parameters, and, where
 * several are left, the parameters and headers that an operation can't do without (S3's CopyObject is a PutObject that
 * names a source). Clients may add `x-id`, which says it outright.
 */
import { type Operation, requiredBindings, type ServiceModel, structureOf } from '../model.ts';

export interface Match {
  readonly name: string;
  /** Absent where AWS has the operation and netlab doesn't simulate it. */
  readonly operation?: Operation;
  /** Values of the path's labels. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface RoutedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Route {
  readonly name: string;
  readonly operation?: Operation;
  readonly method: string;
  readonly path: RegExp;
  readonly query: readonly (readonly [string, string])[];
  readonly requires: readonly string[];
  /** How much of it is fixed: the more, the better the match. */
  readonly weight: number;
}

export function routerOf(model: ServiceModel): (request: RoutedRequest) => Match | undefined {
  const routes = [...ownRoutes(model), ...otherRoutes(model)].sort((a, b) => b.weight - a.weight);
  return ({ method, path, query, headers }) => {
    const parameters = new URLSearchParams(query);
    const has = (name: string) => parameters.has(name) || Object.hasOwn(headers, name);
    const named = parameters.get('x-id');
    let partial: Match | undefined;
    for (const route of routes) {
      const labels = route.method === method && hasFixed(parameters, route) && labelsIn(path, route);
      if (!labels) continue;
      const { name, operation } = route;
      const match = { name, labels, ...(operation && { operation }) };
      if (name === named || route.requires.every(has)) return match;
      partial = match;
    }
    return partial;
  };
}

function ownRoutes(model: ServiceModel): readonly Route[] {
  return Object.values(model.operations).flatMap((operation) => {
    const { name, http, input } = operation;
    return http ? [{ ...routeOf(name, http, requiredBindings(structureOf(model, input))), operation }] : [];
  });
}

function otherRoutes({ otherRoutes: others = {} }: ServiceModel): readonly Route[] {
  return Object.entries(others).map(([name, { requires = [], ...http }]) => routeOf(name, http, requires));
}

function routeOf(
  name: string,
  { method, path: template }: { readonly method: string; readonly path: string },
  requires: readonly string[],
): Route {
  const [path = '', fixed = ''] = template.split('?');
  const query = [...new URLSearchParams(fixed)].filter(([key]) => key !== 'x-id');
  const literal = path.replace(/\{\w+\+?\}/g, '');
  const weight = literal.length + 1000 * query.length + 100 * requires.length;
  return { name, method, path: pathPattern(path), query, requires, weight };
}

function pathPattern(path: string): RegExp {
  const pattern = path
    .split(/(\{\w+\+?\})/)
    .map((part) => {
      const [, label, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
      if (!label) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return greedy ? `(?<${label}>.+)` : `(?<${label}>[^/]+)`;
    })
    .join('');
  return new RegExp(`^${pattern.replace(/\/$/, '')}/?$`, 's');
}

function hasFixed(parameters: URLSearchParams, { query }: Route): boolean {
  return query.every(([key, value]) => parameters.get(key) === value);
}

function labelsIn(path: string, route: Route): Record<string, string> | undefined {
  const found = route.path.exec(path);
  if (!found) return undefined;
  try {
    const labels = Object.entries(found.groups ?? {});
    return Object.fromEntries(labels.map(([label, value]) => [label, decodeURIComponent(value)]));
  } catch {
    return undefined; // a percent sign that begins no escape
  }
}
