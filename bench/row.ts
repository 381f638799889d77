/** What a benchmark tells: a figure, and what it was measured against in the same run. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The peer, measured in turn with it. */
  readonly against?: { readonly name: string; readonly value: number };
  /** The aim on the ratio value / against, as DESIGN states it. */
  readonly aim?: string;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Medians of two pieces of work, run in turn so that a drifting machine drifts for both. */
export async function inTurn(
  runs: number,
  first: () => unknown,
  second: () => unknown,
): Promise<[number, number]> {
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    firsts.push(await timed(first));
    seconds.push(await timed(second));
  }
  return [median(firsts), median(seconds)];
}
