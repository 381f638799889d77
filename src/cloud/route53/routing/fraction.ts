/** Exact shares: fractions in lowest terms, so that the parts of a whole add up to one and not to almost one. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };
export const ONE: Fraction = { numerator: 1n, denominator: 1n };

export function fraction(numerator: number, denominator: number): Fraction {
  return lowest(BigInt(numerator), BigInt(denominator));
}

export function add(left: Fraction, right: Fraction): Fraction {
  return lowest(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function multiply(left: Fraction, right: Fraction): Fraction {
  return lowest(left.numerator * right.numerator, left.denominator * right.denominator);
}

export function isZero({ numerator }: Fraction): boolean {
  return numerator === 0n;
}

export function toNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

/** `1/3`; whole numbers without a denominator. */
export function formatFraction({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

function lowest(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}
