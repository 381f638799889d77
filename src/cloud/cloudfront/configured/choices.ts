/**
 * "Which headers, cookies or query strings": a behaviour and, for some behaviours, a list of names. Cache policies
 * and origin request policies say it alike. Wording of the errors that AWS isn't known to have recorded is netlab's.
 */
import type { AwsError } from '../../kernel/errors.ts';
import { invalidArgument } from '../errors.ts';
import { type GivenList, itemsOf, type Quantified, quantified } from '../quantities.ts';
import { requireOneOf } from './limits.ts';

export interface ChoiceRule {
  /** `Headers`: the member with the list, and the word for it in errors. */
  readonly list: string;
  /** `HeaderBehavior`. */
  readonly member: string;
  /** As the service writes it: `cachePolicyConfig.….headerBehavior`. */
  readonly path: string;
  readonly behaviors: readonly string[];
  /** Those that go with names; without names otherwise. */
  readonly named: readonly string[];
  readonly most: number;
  tooMany(): AwsError;
  /** Refuses a name that can't be chosen with this behaviour. */
  readonly refuse?: (name: string, behavior: string) => boolean;
}

/** The names that are listed, checked; `undefined` where the behaviour takes none. */
export function namesFor(
  rule: ChoiceRule,
  behavior: string | undefined,
  list: GivenList<string> | undefined,
): Quantified<string> | undefined {
  requireOneOf(behavior, rule.behaviors, rule.path);
  const names = itemsOf(list);
  if (!rule.named.includes(behavior as string)) {
    if (names.length === 0) return undefined;
    throw invalidArgument(
      `The parameter ${rule.list} cannot be used when ${rule.member} is set to ${behavior}.`,
    );
  }
  if (names.length === 0)
    throw invalidArgument(
      `The parameter ${rule.list} is required when ${rule.member} is set to ${behavior}.`,
    );
  if (names.length > rule.most) throw rule.tooMany();
  refuseRepeated(rule.list, names);
  for (const name of names) {
    if (rule.refuse?.(name, behavior as string))
      throw invalidArgument(`The parameter ${rule.list} contains ${name} that is not allowed.`);
  }
  return quantified(names);
}

function refuseRepeated(list: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const key = list === 'Headers' ? name.toLowerCase() : name;
    if (seen.has(key)) throw invalidArgument(`The parameter ${list} contains duplicates.`);
    seen.add(key);
  }
}

/** Names of headers that no policy may choose, as they belong to a connection, or to CloudFront (R-CF-55). */
const OF_THE_CONNECTION =
  /^(?:connection|content-length|cookie|date|expect|keep-alive|max-forwards|proxy-.*|te|trailer|transfer-encoding|upgrade|via|x-amz-cf-.*|x-edge-.*|x-real-ip)$/i;

/** A token (RFC 9110 §5.1) that isn't the connection's own. */
export function isChoosableHeader(name: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && !OF_THE_CONNECTION.test(name);
}
