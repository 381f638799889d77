/** Which of a resolver's rules is about a name. */
import { isWithin, type Name } from '../name.ts';
import type { ResolverRule } from './resolver.ts';

/** The one with the longest domain; of several for one domain the last. */
export function ruleFor(name: Name, rules: readonly ResolverRule[]): ResolverRule | undefined {
  let best: ResolverRule | undefined;
  for (const rule of rules) {
    if (isWithin(name, rule.domain) && (!best || isWithin(rule.domain, best.domain))) best = rule;
  }
  return best;
}
