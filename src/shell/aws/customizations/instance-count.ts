/** `--count 3` or `--count 1:3` in place of `MinCount` and `MaxCount`; one instance where it isn't given. */
import { CliFailure, EXIT } from '../failure.ts';
import type { Customization } from './customization.ts';

export const instanceCount: Customization = {
  service: 'ec2',
  operations: ['RunInstances'],
  arguments(table) {
    table.delete('min-count');
    table.delete('max-count');
    table.set('count', {
      name: 'count',
      arity: 'one',
      required: false,
      hint: '<number>|<min>:<max>',
      store(params, value) {
        const [least, most = least, ...rest] = (value as string).split(':');
        if (
          rest.length > 0 ||
          !/^\s*[+-]?\d+\s*$/.test(least ?? '') ||
          !/^\s*[+-]?\d+\s*$/.test(most ?? '')
        ) {
          throw new CliFailure(EXIT.usage, 'count parameter should be of form min[:max] (e.g. 1 or 1:10)');
        }
        params.MinCount = Number(least);
        params.MaxCount = Number(most);
      },
    });
  },
  finish(params) {
    params.MaxCount ??= 1;
    params.MinCount ??= 1;
  },
};
