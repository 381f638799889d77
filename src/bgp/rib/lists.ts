/** What keeps a route out, or in, before any route map: RFC 8212, prefix lists, AS path lists. The same both ways. */
import { type Prefix, parsePrefix } from '../../kit/prefix.ts';
import type { AsPath } from '../attributes/as-path.ts';
import type { RouterConfig } from '../config/router.ts';
import { judgeAsPath } from '../policy/as-path-list.ts';
import { judgePrefix } from '../policy/prefix-list.ts';

/** The names that one direction of a session is configured with. */
export interface Lists {
  readonly prefixList: string | undefined;
  readonly asPathList: string | undefined;
  readonly routeMap: string | undefined;
}

/** Why the route doesn't pass; undefined: it does. A list that isn't there denies everything, as it does in FRR. */
export function deniedByLists(
  { policies, ebgpRequiresPolicy }: RouterConfig,
  isInternal: boolean,
  { prefixList, asPathList, routeMap }: Lists,
  text: string,
  asPath: AsPath,
): string | undefined {
  const hasPolicy = [prefixList, asPathList, routeMap].some((name) => name !== undefined);
  if (ebgpRequiresPolicy && !isInternal && !hasPolicy) return 'external sessions need a policy (RFC 8212)';
  if (prefixList !== undefined) {
    const list = policies.prefixLists[prefixList];
    if (!list) return `denied by prefix-list ${prefixList}, which does not exist`;
    if (judgePrefix(list, parsePrefix(text) as Prefix) === 'deny')
      return `denied by prefix-list ${prefixList}`;
  }
  if (asPathList !== undefined) {
    const list = policies.asPathLists[asPathList];
    if (!list) return `denied by as-path access-list ${asPathList}, which does not exist`;
    if (judgeAsPath(list, asPath) === 'deny') return `denied by as-path access-list ${asPathList}`;
  }
  return undefined;
}
