/** Prints answers: `--query`, then `--output`. */
import { jmespathFault, searchJmespath } from '../../../kit/jmespath.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { OutputFormat } from '../global-options.ts';
import { formatJson, formatYaml } from './structured.ts';
import { formatTable } from './table.ts';
import { formatText } from './text.ts';

/** Refuses an expression that doesn't parse, before anything is called. */
export function checkQuery(query: string): void {
  const fault = jmespathFault(query);
  if (fault !== undefined) throw new CliFailure(EXIT.usage, `Bad value for --query ${query}: ${fault}`);
}

/**
 * `pages` are the answers of a paginated operation, merged except for `text`, which the CLI prints page by page.
 * `title` heads a table: the operation's API name.
 */
export function formatAnswer(
  pages: readonly unknown[],
  merged: unknown,
  { title, query, format }: { title: string; query: string | undefined; format: OutputFormat },
): string {
  if (format === 'text') return pages.map((page) => formatText(search(page, query))).join('');
  const data = search(merged, query);
  switch (format) {
    case 'json':
      return formatJson(data);
    case 'yaml':
      return formatYaml(data);
    case 'table':
      return formatTable(title, data);
    case 'off':
      return '';
  }
}

export function search(data: unknown, query: string | undefined): unknown {
  if (query === undefined) return data;
  try {
    return searchJmespath(data, query);
  } catch (error) {
    throw new CliFailure(EXIT.general, (error as Error).message);
  }
}
