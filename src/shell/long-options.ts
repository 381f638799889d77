/** Options of netlab's own tools and of others that take nothing but `--name value` and `--name=value`. */

/** The values by name, and the words between; a text where something is wrong with them. */
export function longOptions(
  words: readonly string[],
  names: readonly string[],
): { readonly options: ReadonlyMap<string, string>; readonly rest: readonly string[] } | string {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    if (!word.startsWith('--')) {
      rest.push(word);
      continue;
    }
    const [name = '', attached] = word.slice(2).split(/=(.*)/s);
    if (!names.includes(name)) return `there is no option ${word}`;
    const value = attached ?? words[++index];
    if (value === undefined) return `--${name} needs a value`;
    options.set(name, value);
  }
  return { options, rest };
}
