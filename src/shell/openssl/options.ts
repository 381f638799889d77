/** OpenSSL's options: one dash, a value in the next word or none. */
export interface OpensslOptions {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

/** A complaint in OpenSSL's words, as text, where the options are wrong. */
export function parseOptions(
  command: string,
  words: readonly string[],
  withValue: readonly string[],
  flags: readonly string[],
): OpensslOptions | string {
  const found = { flags: new Set<string>(), values: new Map<string, string>(), operands: [] as string[] };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const name = word.replace(/^--?/, '');
    if (!word.startsWith('-')) found.operands.push(word);
    else if (flags.includes(name)) found.flags.add(name);
    else if (withValue.includes(name)) {
      const value = rest.shift();
      if (value === undefined) return complaint(command, `Option ${word} needs a value`);
      found.values.set(name, value);
    } else return complaint(command, `Unknown option: ${name}`);
  }
  return found;
}

export function complaint(command: string, what: string): string {
  return `${command}: ${what}\n${command}: Use -help for summary.`;
}
