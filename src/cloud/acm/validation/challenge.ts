/**
 * The CNAME that proves control of a domain to ACM (R-CF-116). It follows from account and domain alone: the same
 * record serves all certificates of the account, in every region, and a wildcard's is that of the name below the star.
 */
import { type Name, parseName } from '../../../dns/index.ts';
import { hash32 } from '../../../kit/random.ts';

export interface Challenge {
  /** `_79865eb4cd1a6ab990a45779b4e0b96.example.com.` */
  readonly name: Name;
  /** `_424c7224e9b0146f9a8808af955727d0.mkqxzbrwlt.acm-validations.aws.` */
  readonly value: Name;
}

export const VALIDATION_DOMAIN = 'acm-validations.aws.';

/** Milliseconds until ACM shows the record that it wants. */
export const CHALLENGE_AFTER_MS = 4000;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** `domain` as requested, perhaps a wildcard. */
export function challengeFor(account: string, domain: string): Challenge {
  const base = provedName(domain);
  const seed = `${account}/${base}`;
  const letters = Array.from(
    { length: 10 },
    (_, index) => LETTERS[hash32(`letters/${index}/${seed}`) % LETTERS.length],
  );
  const label = letters.join('');
  return {
    name: `_${hex32(`name/${seed}`)}.${base}`,
    value: `_${hex32(`value/${seed}`)}.${label}.${VALIDATION_DOMAIN}`,
  };
}

/** The name whose owner can prove control of `domain`. */
export function provedName(domain: string): Name {
  return parseName(domain.replace(/^\*\./, '')) ?? `${domain}.`;
}

function hex32(text: string): string {
  return Array.from({ length: 4 }, (_, index) =>
    hash32(`${index}/${text}`).toString(16).padStart(8, '0'),
  ).join('');
}
