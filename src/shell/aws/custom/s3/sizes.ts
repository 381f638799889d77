/** Sizes for people: `1 Byte`, `10 Bytes`, `1.5 KiB`. */
const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

export function humanSize(octets: number): string {
  if (octets === 1) return '1 Byte';
  if (octets < 1024) return `${octets} Bytes`;
  let value = octets / 1024;
  let unit = 0;
  while (Math.round(value) >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toFixed(1)} ${UNITS[unit]}`;
}
