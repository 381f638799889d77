/**
 * Log files: the requests of an hour to one distribution, from all edges, under a name that says so (R-CF-140).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
 */
import { LOG_FIELDS } from './line.ts';

/** `logs/E2EXAMPLE.2026-01-05-08.12f7e4b7.gz`: prefix, distribution, hour of the requests (UTC), and what tells files apart. */
export function accessLogKey(
  prefix: string,
  distributionId: string,
  hourMs: number,
  uniqueId: string,
): string {
  const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  const hour = new Date(hourMs).toISOString().slice(0, 13).replace('T', '-');
  return `${folder}${distributionId}.${hour}.${uniqueId}.gz`;
}

/** What is in the file once it is unpacked. */
export function accessLogText(lines: readonly string[]): string {
  return ['#Version: 1.0', `#Fields: ${LOG_FIELDS.join(' ')}`, ...lines, ''].join('\n');
}
