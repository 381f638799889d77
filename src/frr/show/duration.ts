/** How long ago: `00:12:09`, `3d04h05m`, `02w3d04h`, as FRR writes it. */
export function agoOf(since: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  if (days === 0) return [hours, minutes, seconds % 60].map(two).join(':');
  if (days < 7) return `${days}d${two(hours)}h${two(minutes)}m`;
  return `${two(Math.floor(days / 7))}w${days % 7}d${two(hours)}h`;
}

const two = (number: number) => String(number).padStart(2, '0');
