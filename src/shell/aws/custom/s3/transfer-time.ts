/** How long the console's line takes for a file: an ordinary one of 100 Mbit/s, used at 80 % (R-XFER-1, R-XFER-2). */
const BITS_PER_MS = 100_000;
const UTILISATION = 0.8;

export function transferMs(octets: number): number {
  return Math.floor((octets * 8) / (BITS_PER_MS * UTILISATION));
}
