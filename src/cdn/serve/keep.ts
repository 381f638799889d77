/** Keeping an answer, or saying why not. */
import { standingOf } from '../policy/age.ts';
import { hindranceTo } from '../policy/storable.ts';
import type { CachedResponse } from '../store/cache.ts';
import { dropResponse, evict, putResponse } from '../store/entries.ts';
import type { Run } from './run.ts';
import { span, whyNotStored, whySoLong } from './sentences.ts';

/** `old`: what it would replace; it goes also where the new one is not kept, but for answers that say nothing of it. */
export function keep(run: Run, old: CachedResponse | undefined, answer: CachedResponse): void {
  const { request, context, journal, key } = run;
  const { policy } = context;
  const hindrance = hindranceTo(request, answer.response, policy);
  if (hindrance) {
    journal.note('not-stored', `Not stored: ${whyNotStored(hindrance)}.`);
    const saysNothing = hindrance === 'partial' || hindrance === 'request-no-store';
    if (old && !saysNothing) run.cache = dropResponse(run.cache, key, old);
    return;
  }
  const { remainingMs, lifetime, ageMs } = standingOf(answer, policy, journal.now);
  const until = remainingMs > 0 ? `for ${span(remainingMs)}` : 'to be validated before each use';
  const text = `Stored ${until}, because ${whySoLong(lifetime)}${ageMs >= 1000 ? ` and it is ${span(ageMs)} old` : ''}.`;
  journal.note('stored', text, { key: key.key, lifetime, remainingMs, ageMs });
  const stored = putResponse(run.cache, key, answer, context.now);
  const { cache, evicted } = evict(stored, policy.limits.maxEntries);
  run.cache = cache;
  if (evicted.length > 0) {
    const text = `The cache is full: ${evicted.length} that were not used for the longest time make room.`;
    journal.note('evicted', text);
  }
}
