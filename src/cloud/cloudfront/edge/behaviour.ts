/** Which behaviour a request is under (R-CF-50), and what path it asks for (R-CF-11). */
import { type HttpRequest, matchesPattern } from '../../../cdn/index.ts';
import type { Behaviour } from '../distribution/config/behaviour/behaviour.ts';
import type { Config } from '../distribution/config/config.ts';

export function behaviourFor(config: Config, path: string): Behaviour {
  const listed = config.CacheBehaviors.Items ?? [];
  return (
    listed.find(({ PathPattern: pattern }) => matchesPattern(pattern, path)) ?? config.DefaultCacheBehavior
  );
}

/** Whoever asks for the root gets the default root object; folders have none (R-CF-11). */
export function withRootObject(request: HttpRequest, { DefaultRootObject: object }: Config): HttpRequest {
  return request.path === '/' && object !== '' ? { ...request, path: `/${object}` } : request;
}
