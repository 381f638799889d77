/** Variables that bash makes up from the machine; here they come from the simulator. */
export interface MadeUpSources {
  /** Simulated milliseconds since 1970. */
  now(): number;
  /** The next number of the console's own source, in [0, 2^32). */
  random(): number;
}

export function madeUpValue(name: string, { now, random }: MadeUpSources, startedAt: number): string {
  switch (name) {
    case 'RANDOM':
      return String(random() & 0x7fff);
    case 'SRANDOM':
      return String(random());
    case 'SECONDS':
      return String(Math.floor((now() - startedAt) / 1000));
    case 'EPOCHREALTIME':
      return `${Math.floor(now() / 1000)}.${String(now() % 1000).padStart(3, '0')}000`;
    default:
      return String(Math.floor(now() / 1000));
  }
}
