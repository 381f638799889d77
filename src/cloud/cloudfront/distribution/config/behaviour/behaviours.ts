/** The behaviours of a distribution: the default one, and those that patterns choose before it (R-CF-13, R-CF-50). */
import type { CacheBehaviors } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../../kernel/errors.ts';
import { itemsOf, type Quantified, quantified } from '../../../quantities.ts';
import { distinct } from '../check.ts';
import { completePathBehaviour, type PathBehaviour } from './behaviour.ts';
import { rootedPattern } from './path-pattern.ts';

/** Beside the default one. */
const MOST_BEHAVIOURS = 75;

export function completeBehaviours(given: CacheBehaviors | undefined): Quantified<PathBehaviour> {
  const items = itemsOf(given);
  if (items.length > MOST_BEHAVIOURS) {
    throw new AwsError(
      'TooManyCacheBehaviors',
      'You cannot create more cache behaviors for the distribution.',
    );
  }
  const behaviours = items.map(completePathBehaviour);
  distinct(
    behaviours.map(({ PathPattern: pattern }) => rootedPattern(pattern)),
    'PathPattern',
  );
  return quantified(behaviours);
}
