/** Which regions Direct Connect takes together as a continent: North America, Asia Pacific, Europe with Africa and the Middle East (R-DX-57). */

const CONTINENTS = {
  us: 'NA',
  ca: 'NA',
  mx: 'NA',
  ap: 'APAC',
  eu: 'EMEA',
  me: 'EMEA',
  af: 'EMEA',
  il: 'EMEA',
} as const;

/** Those that belong to none, as South America, are by themselves. */
export function continentOf(region: string): string {
  const [start = ''] = region.split('-');
  return CONTINENTS[start as keyof typeof CONTINENTS] ?? start;
}
