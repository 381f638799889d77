/** Speeds as Direct Connect writes them: `50Mbps`, `10Gbps` (R-DX-4, R-DX-5). */

/** Of hosted connections. */
export const HOSTED_BANDWIDTHS: readonly string[] = [
  '50Mbps',
  '100Mbps',
  '200Mbps',
  '300Mbps',
  '400Mbps',
  '500Mbps',
  '1Gbps',
  '2Gbps',
  '5Gbps',
  '10Gbps',
  '25Gbps',
];

/** Megabits a second. */
export function mbpsOf(bandwidth: string): number {
  const [, number = '0', unit] = /^(\d+)([MG])bps$/.exec(bandwidth) ?? [];
  return Number(number) * (unit === 'G' ? 1000 : 1);
}

/** As AWS writes it: `1Gbps` for a request's `1 gbps`; other texts stay as they are. */
export function spelled(bandwidth: string): string {
  const [, number, unit] = /^(\d+)\s*([mg])bps$/i.exec(bandwidth) ?? [];
  return number === undefined ? bandwidth : `${number}${unit?.toUpperCase()}bps`;
}
