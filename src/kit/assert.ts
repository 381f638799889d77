/** Assertions guard our own mistakes; what a learner or a stranger's file does wrong is a value, never an assertion. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`netlab bug: ${message}`);
}

/** Marks a branch that the types rule out. */
export function unreachable(value: never): never {
  throw new Error(`netlab bug: unexpected ${JSON.stringify(value)}`);
}
