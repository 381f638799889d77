/** Names of the commands by which a running script talks back to the console. No learner types them. */
export const HOOK = {
  /** Prints a value that bash would make up from the machine: `__netlab_value RANDOM`. */
  value: '__netlab_value',
  /** Says that the function with this number was defined. */
  defined: '__netlab_defined',
  /** Rewrites the text that `eval` is about to run. */
  eval: '__netlab_eval',
  /** Rewrites the file that `source` is about to read. */
  source: '__netlab_source',
  /** Says how a statement ended. */
  ended: '__netlab_ended',
  /** Reads the list of variables and functions, and asks for the arrays. */
  variables: '__netlab_variables',
  /** Says what is in an array. */
  array: '__netlab_array',
  /** Prints how long a `time`d pipeline took. */
  timed: '__netlab_timed',
} as const;

/** Variables that bash makes up; in the console they come from the simulator. */
export const MADE_UP = new Set(['RANDOM', 'SRANDOM', 'SECONDS', 'EPOCHSECONDS', 'EPOCHREALTIME']);
