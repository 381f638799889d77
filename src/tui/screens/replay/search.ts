/** Commands that hold the words that one looks for, whatever their case. */

/** The numbers of those commands, as steps count them: the first command is step 1. */
export function matches(lines: readonly string[], query: string): readonly number[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return lines.flatMap((line, index) => {
    const text = line.toLowerCase();
    return words.every((word) => text.includes(word)) ? [index + 1] : [];
  });
}

/** The first after a step; round again from the beginning. */
export function nextMatch(lines: readonly string[], query: string, count: number): number | undefined {
  const found = matches(lines, query);
  return found.find((step) => step > count) ?? found[0];
}
