/** curl's progress meter as it stands in the end: what a screen shows of it once the transfer is over. */

export interface Progress {
  readonly downloaded: number;
  /** Undefined where no length was announced. */
  readonly announced?: number;
  readonly uploaded: number;
  readonly totalMs: number;
}

const HEAD = `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
`;

export function progressMeter({ downloaded, announced, uploaded, totalMs }: Progress): string {
  const seconds = totalMs / 1000;
  const speed = (octets: number) => (totalMs > 0 ? Math.floor(octets / seconds) : 0);
  const received = percent(downloaded, announced ?? (downloaded > 0 ? downloaded : 0));
  const expected = (announced ?? downloaded) + uploaded;
  const columns = [
    padded(expected > 0 ? percent(downloaded + uploaded, expected) : 0, 3),
    ` ${size(expected)}`,
    `  ${padded(received, 3)}`,
    ` ${size(downloaded)}`,
    `  ${padded(uploaded > 0 ? 100 : 0, 3)}`,
    ` ${size(uploaded)}`,
    `  ${size(speed(downloaded))}`,
    `  ${size(speed(uploaded))}`,
    ` ${time(seconds)}`,
    ` ${time(seconds)}`,
    ` ${time(0)}`,
    ` ${size(speed(downloaded + uploaded))}`,
  ];
  return `${HEAD}${columns.join('')}\n`;
}

function percent(part: number, whole: number): number {
  return whole > 0 ? Math.floor((part * 100) / whole) : 0;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width);
}

const KILO = 1024;

/** Five characters. */
function size(octets: number): string {
  if (octets < 100_000) return padded(octets, 5);
  if (octets < 10_000 * KILO) return `${padded(Math.floor(octets / KILO), 4)}k`;
  for (const [unit, letter] of [
    [KILO ** 2, 'M'],
    [KILO ** 3, 'G'],
    [KILO ** 4, 'T'],
  ] as const) {
    if (octets < 100 * unit)
      return `${(Math.floor((octets * 10) / unit) / 10).toFixed(1).padStart(4)}${letter}`;
    if (octets < 10_000 * unit) return `${padded(Math.floor(octets / unit), 4)}${letter}`;
  }
  return `${padded(Math.floor(octets / KILO ** 5), 4)}P`;
}

function time(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole <= 0) return '--:--:--';
  const part = (value: number) => String(value).padStart(2, '0');
  return `${String(Math.floor(whole / 3600)).padStart(2)}:${part(Math.floor((whole % 3600) / 60))}:${part(whole % 60)}`;
}
