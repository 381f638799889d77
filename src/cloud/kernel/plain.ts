/**
 * The shapes that the world stores: AWS's own (type-only, from the SDK), with timestamps as ISO 8601 text, so that
 * the whole tree stays plain and serialisable.
 */
export type Plain<T> = T extends Date
  ? string
  : T extends readonly (infer U)[]
    ? Plain<U>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

/** A timestamp as the AWS CLI prints it: `2026-01-05T08:00:00+00:00`. */
export function timestamp(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}+00:00`;
}

/** A stored resource: AWS's shape, with the members that netlab always fills. */
export type Stored<T, Always extends keyof T> = Plain<Omit<T, Always>> & {
  [K in Always]-?: Exclude<Plain<T[K]>, undefined>;
};
