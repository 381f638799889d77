/** Which operation an HTTP request of a REST protocol means: its method, path and fixed query parameters. */
import type { Operation, ServiceModel } from '../model.ts';

export interface Match {
  readonly operation: Operation;
  /** Values of the path's labels. */
  readonly labels: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: Operation;
  readonly method: string;
  readonly path: RegExp;
  readonly query: readonly (readonly [string, string])[];
  /** How much of it is fixed: the more, the better the match. */
  readonly weight: number;
}

export function routerOf(
  model: ServiceModel,
): (method: string, path: string, query: string) => Match | undefined {
  const routes = Object.values(model.operations)
    .flatMap((operation) => routeOf(operation) ?? [])
    .sort((a, b) => b.weight - a.weight);
  return (method, path, query) => {
    const parameters = new URLSearchParams(query);
    for (const route of routes) {
      const labels = route.method === method && hasFixed(parameters, route) && labelsIn(path, route);
      if (labels) return { operation: route.operation, labels };
    }
    return undefined;
  };
}

function routeOf(operation: Operation): Route | undefined {
  if (!operation.http) return undefined;
  const { method, path: template } = operation.http;
  const [path = '', fixed = ''] = template.split('?');
  const query = [...new URLSearchParams(fixed)];
  const literal = path.replace(/\{\w+\+?\}/g, '');
  return { operation, method, path: pathPattern(path), query, weight: literal.length + 1000 * query.length };
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
