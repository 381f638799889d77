/** Who asks, as S3 sees it: with what signature, from where, for what. */
import { headerOf } from '../../../cdn/message.ts';
import type { ContextKeys } from '../../iam-policy/decide.ts';
import type { World } from '../../kernel/world.ts';
import type { Signer, Visit } from '../../web/visit.ts';
import { globalKeys } from '../access/context-keys.ts';

export interface Visitor {
  readonly visit: Visit;
  /** Absent: anonymous. */
  readonly caller: Signer | undefined;
  readonly query: URLSearchParams;
  readonly keys: ContextKeys;
}

export function visitorOf(world: World, visit: Visit, caller: Signer | undefined): Visitor {
  const { request, peer, through } = visit;
  const keys = globalKeys(world, caller, {
    address: peer,
    through,
    secure: request.scheme === 'https',
    referer: headerOf(request.headers, 'referer'),
    userAgent: headerOf(request.headers, 'user-agent'),
  });
  return {
    visit,
    caller,
    query: new URLSearchParams(request.query ?? ''),
    keys: { ...keys, ...headerKeys(visit) },
  };
}

/** `s3:x-amz-acl` and the like: what the request says in headers of that name. */
function headerKeys({ request }: Visit): ContextKeys {
  return Object.fromEntries(
    request.headers
      .filter(
        ([name]) => name.toLowerCase().startsWith('x-amz-') && !name.toLowerCase().startsWith('x-amz-meta-'),
      )
      .map(([name, value]) => [`s3:${name.toLowerCase()}`, value]),
  );
}

/** The key that a path stands for; undefined where its encoding is broken. S3 takes a plus for a space. */
export function decodeKey(path: string): string | undefined {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
