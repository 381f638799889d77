/**
 * Partners that run lines to Direct Connect locations. Their names are invented. A carrier's line takes weeks, other than
 * the piece of fibre within a building (R-DX-15); only qualified partners give hosted connections of 1 Gbps and more
 * (R-DX-5).
 */
export interface Provider {
  readonly name: string;
  /** Working days that a line to another town takes, at least and at most. */
  readonly lineDays: readonly [least: number, most: number];
  readonly hostsGigabits: boolean;
}

const AREAS: readonly { readonly regions: RegExp; readonly providers: readonly Provider[] }[] = [
  {
    regions: /^(us|ca|mx)-/,
    providers: [
      { name: 'Beacon Carrier', lineDays: [10, 20], hostsGigabits: true },
      { name: 'Harbor Fiber', lineDays: [15, 30], hostsGigabits: true },
      { name: 'Prairie Exchange', lineDays: [8, 15], hostsGigabits: false },
    ],
  },
  {
    regions: /^(eu|af|me|il)-/,
    providers: [
      { name: 'Aurora Carrier', lineDays: [10, 20], hostsGigabits: true },
      { name: 'Meridian Fibre', lineDays: [15, 30], hostsGigabits: true },
      { name: 'Old Town Exchange', lineDays: [8, 15], hostsGigabits: false },
    ],
  },
  {
    regions: /^ap-/,
    providers: [
      { name: 'Monsoon Carrier', lineDays: [10, 25], hostsGigabits: true },
      { name: 'Strait Fibre', lineDays: [15, 35], hostsGigabits: true },
      { name: 'Lotus Exchange', lineDays: [8, 15], hostsGigabits: false },
    ],
  },
  {
    regions: /^sa-/,
    providers: [
      { name: 'Andes Carrier', lineDays: [15, 30], hostsGigabits: true },
      { name: 'Pampa Exchange', lineDays: [10, 25], hostsGigabits: false },
    ],
  },
];

export function providersIn(region: string): readonly Provider[] {
  return AREAS.find(({ regions }) => regions.test(region))?.providers ?? [];
}

/** By name, without regard to case. */
export function findProvider(region: string, name: string): Provider | undefined {
  return providersIn(region).find((provider) => provider.name.toLowerCase() === name.toLowerCase());
}
