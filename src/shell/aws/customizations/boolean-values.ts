/**
 * Structures that hold a lone boolean `Value` may be written as flags: `--map-public-ip-on-launch`,
 * `--no-map-public-ip-on-launch`, and still as `Value=true` or JSON.
 */
import type { Shape } from '../../../model/model.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { Customization } from './customization.ts';

export const booleanValues: Customization = {
  service: 'ec2',
  arguments(table) {
    for (const argument of [...table.values()]) {
      const { name, member, shape } = argument;
      if (member === undefined || !isLoneBoolean(shape)) continue;
      table.set(name, { ...argument, arity: 'optional', bare: { Value: true } });
      table.set(`no-${name}`, {
        name: `no-${name}`,
        arity: 'none',
        required: false,
        member,
        shape: { type: 'boolean' },
        store(params) {
          params[member] = { Value: false };
        },
      });
    }
  },
  check(given) {
    for (const name of given) {
      if (!given.has(`no-${name}`)) continue;
      const message = `Cannot specify both the "--${name}" option and the "--no-${name}" option.`;
      throw new CliFailure(EXIT.usage, message);
    }
  },
};

function isLoneBoolean(shape: Shape | undefined): boolean {
  if (shape?.type !== 'structure') return false;
  return Object.keys(shape.members).join() === 'Value' && shape.members.Value?.shape === 'boolean';
}
