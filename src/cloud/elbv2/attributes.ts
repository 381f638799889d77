/**
 * Attributes of load balancers, target groups and listeners: text under dotted names, each with its default and what
 * it may be. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
 */
import { validationError } from './errors.ts';

/** What a value may be: `true` and `false`, one of a list, a number within bounds, or any text. */
export type Allowed =
  | 'boolean'
  | 'text'
  | readonly string[]
  | { readonly least: number; readonly most: number };

export interface AttributeRule {
  readonly key: string;
  readonly standard: string;
  readonly allowed: Allowed;
}

export interface Attribute {
  Key?: string | undefined;
  Value?: string | undefined;
}

/** Checks a request's attributes against the rules; `noun` as AWS names what has them: `Load balancer`. */
export function readAttributes(
  given: readonly Attribute[],
  rules: readonly AttributeRule[],
  noun: string,
): Record<string, string> {
  const read: Record<string, string> = {};
  for (const { Key: key = '', Value: value = '' } of given) {
    const rule = rules.find((one) => one.key === key);
    if (!rule) throw validationError(`${noun} attribute key '${key}' is not recognized`);
    if (Object.hasOwn(read, key))
      throw validationError(`${noun} attribute key '${key}' cannot be specified twice`);
    if (!isAllowed(value, rule.allowed)) {
      throw validationError(
        `${noun} attribute '${key}' has an invalid value '${value}'; ${words(rule.allowed)}`,
      );
    }
    read[key] = value;
  }
  return read;
}

function isAllowed(value: string, allowed: Allowed): boolean {
  if (allowed === 'text') return true;
  if (allowed === 'boolean') return value === 'true' || value === 'false';
  if (!('least' in allowed)) return allowed.includes(value);
  return /^\d+$/.test(value) && Number(value) >= allowed.least && Number(value) <= allowed.most;
}

function words(allowed: Exclude<Allowed, 'text'> | 'text'): string {
  if (allowed === 'boolean') return "it must be 'true' or 'false'";
  if (allowed === 'text') return 'it must be text';
  if (!('least' in allowed)) return `it must be one of '${allowed.join(', ')}'`;
  return `it must be a number between ${allowed.least} and ${allowed.most}`;
}

export function showAttributes(
  stored: Readonly<Record<string, string>>,
  rules: readonly AttributeRule[],
): Attribute[] {
  return rules.map(({ key, standard }) => ({ Key: key, Value: stored[key] ?? standard }));
}

export function attributeValue(
  stored: Readonly<Record<string, string>>,
  rules: readonly AttributeRule[],
  key: string,
): string | undefined {
  return stored[key] ?? rules.find((rule) => rule.key === key)?.standard;
}
