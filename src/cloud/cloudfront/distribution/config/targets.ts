/** What behaviours say about their origins: that these exist, and take what is sent them (R-CF-31, R-CF-43). */
import { invalidArgument } from '../../errors.ts';
import { behavioursOf, originsOf } from '../parts.ts';
import { checkHeadersForBucket } from './behaviour/forwarded-values.ts';
import { allowsWriting } from './behaviour/methods.ts';
import type { Config } from './config.ts';
import { noSuchOrigin } from './origin/no-such-origin.ts';

export function checkTargets(config: Config): void {
  const groups = config.OriginGroups.Items ?? [];
  const origins = originsOf(config);
  for (const behaviour of behavioursOf(config)) {
    const group = groups.find(({ Id }) => Id === behaviour.TargetOriginId);
    const ids = group ? group.Members.Items.map(({ OriginId }) => OriginId) : [behaviour.TargetOriginId];
    const targets = origins.filter(({ Id }) => ids.includes(Id));
    if (targets.length === 0) throw noSuchOrigin();
    if (group && allowsWriting(behaviour.AllowedMethods)) {
      throw invalidArgument(
        'The parameter allowed methods cannot include POST, PUT, PATCH, or DELETE for a cached behavior associated with an origin group.',
      );
    }
    const { ForwardedValues: forwarded } = behaviour;
    if (forwarded && targets.some((origin) => origin.S3OriginConfig)) checkHeadersForBucket(forwarded);
  }
}
