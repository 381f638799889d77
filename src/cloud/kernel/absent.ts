/** A stand-in for "nothing" where functions memoise on the identity of objects. */
export const ABSENT: unique symbol = Symbol('absent');

export interface Absent {
  readonly [ABSENT]: true;
}

const NOTHING: Absent = Object.freeze({ [ABSENT]: true as const });

export function orAbsent<T extends object>(value: T | undefined): T | Absent {
  return value ?? NOTHING;
}

export function present<T extends object>(value: T | Absent): T | undefined {
  return ABSENT in value ? undefined : (value as T);
}
