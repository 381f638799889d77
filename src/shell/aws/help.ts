/** `aws help`, `aws ec2 help`, `aws ec2 create-vpc help`: compact pages, made from the model. */
import { type Operation, type ServiceModel, type Shape, shapeOf } from '../../model/model.ts';
import { cliName } from '../../model/names.ts';
import { waitersOf } from '../../model/waiters/index.ts';
import { type Argument, valueHint } from './argument.ts';
import { argumentTable } from './argument-table.ts';
import { customCommands } from './custom/index.ts';
import { GLOBAL_OPTIONS } from './global-options.ts';
import { commandOf, modelOf, serviceCommands } from './service-commands.ts';
import { enumOf, isComplex } from './shapes.ts';

const REFERENCE = 'https://docs.aws.amazon.com/cli/latest/reference';
/** A shape's shorthand is shown this deep; beyond it, `...` stands. */
const SHORTHAND_DEPTH = 3;

function page(
  name: string,
  sections: readonly (readonly [heading: string, lines: readonly string[]])[],
): string {
  const body = sections.map(
    ([heading, lines]) => `${heading}\n${lines.map((line) => `       ${line}`.trimEnd()).join('\n')}\n`,
  );
  return `${name}\n\n${body.join('\n')}`;
}

export function mainHelp(): string {
  return page('AWS()', [
    ['NAME', ["aws - the AWS CLI's commands, answered by netlab's simulation"]],
    [
      'SYNOPSIS',
      [
        'aws [options] <command> <subcommand> [parameters]',
        '',
        'Use aws <command> help for more about a command.',
      ],
    ],
    [
      'GLOBAL OPTIONS',
      GLOBAL_OPTIONS.map(
        ({ name, takesValue, summary }) => `--${name}${takesValue ? ' <string>' : ''}   ${summary}`,
      ),
    ],
    [
      'SERVICES',
      [
        ...serviceCommands().map((name) => `o ${name}   ${count(name)}`),
        'o configure   region and output format',
      ],
    ],
  ]);
}

function count(command: string): string {
  const model = modelOf(command);
  if (!model)
    return customCommands(command)
      .map(({ name }) => name)
      .join(', ');
  const history = Object.hasOwn(HISTORY, command) ? ', history' : '';
  return `${Object.keys(model.operations).length} of AWS's ${model.operationNames.length} operations${history}`;
}

/** Of a command that only holds commands of the CLI's own. */
export function groupHelp(command: string): string {
  return page(`${command.toUpperCase()}()`, [
    ['NAME', [`${command} - commands of the CLI's own`]],
    ['SEE ALSO', [`${REFERENCE}/${command}/`]],
    ['AVAILABLE COMMANDS', [...customCommands(command).map(({ name }) => `o ${name}`), 'o help']],
  ]);
}

/** Services that new customers can't have any more. */
const HISTORY: Readonly<Record<string, readonly string[]>> = {
  snowball: [
    'History: since November 2025 new customers get no Snow devices. Labs about the',
    'years 2016 to 2024 have them; elsewhere create-job answers as AWS does today.',
  ],
};

export function serviceHelp(model: ServiceModel): string {
  const command = commandOf(model);
  const history = HISTORY[command];
  return page(`${command.toUpperCase()}()`, [
    ['NAME', [`${command} - ${model.serviceId}`]],
    ...(history ? [['DESCRIPTION', history] as const] : []),
    ['SEE ALSO', [`${REFERENCE}/${command}/`]],
    [
      'AVAILABLE COMMANDS',
      [
        ...Object.keys(model.operations).map((name) => `o ${cliName(name)}`),
        ...customCommands(command).map(({ name }) => `o ${name}`),
        'o wait',
        'o help',
      ],
    ],
  ]);
}

export function waitersHelp(model: ServiceModel): string {
  return page('WAIT()', [
    ['NAME', ['wait - asks a service again and again until something is so']],
    [
      'AVAILABLE COMMANDS',
      waitersOf(model).map(
        ({ name, operation, delaySeconds, maxAttempts }) =>
          `o ${cliName(name)}   ${cliName(operation)} every ${delaySeconds} s, ${maxAttempts} times at most`,
      ),
    ],
  ]);
}

export function operationHelp(model: ServiceModel, operation: Operation): string {
  const name = cliName(operation.name);
  const shown = [...argumentTable(model, operation).values()].filter(({ hidden }) => !hidden);
  const paired = shown.filter((argument) => argument.destination === undefined || !isNegation(argument));
  return page(`${name.toUpperCase()}()`, [
    ['NAME', [name]],
    ['SEE ALSO', [`${REFERENCE}/${commandOf(model)}/${name}.html`]],
    ['SYNOPSIS', [name, ...paired.map(synopsis)]],
    ['OPTIONS', paired.flatMap((argument) => describe(model, argument))],
    ['GLOBAL OPTIONS', ['See aws help.']],
  ]);
}

function isNegation({ name, destination }: Argument): boolean {
  return name === `no-${destination}`;
}

function synopsis(argument: Argument): string {
  const { name, required } = argument;
  const text =
    argument.shape?.type === 'boolean'
      ? `--${name} | --no-${name}`
      : `--${name}${argument.arity === 'optional' ? '' : ' <value>'}`;
  return required ? text : `[${text}]`;
}

function describe(model: ServiceModel, argument: Argument): string[] {
  const { shape, name, required } = argument;
  const lines = [
    `--${name} ${shape ? `(${shape.type})` : valueHint(argument)}${required ? ' [required]' : ''}`,
  ];
  if (shape && isComplex(shape)) lines.push(`   Shorthand: ${shorthandHint(model, shape, SHORTHAND_DEPTH)}`);
  const values = shape ? enumOf(shape.type === 'list' ? shapeOf(model, shape.member.shape) : shape) : [];
  if (values.length > 0)
    lines.push(`   Possible values: ${values.slice(0, 20).join(' | ')}${values.length > 20 ? ' | ...' : ''}`);
  return [...lines, ''];
}

/** `Key=string,Value=string ...` */
function shorthandHint(model: ServiceModel, shape: Shape, depth: number): string {
  if (shape.type === 'list') {
    const member = shapeOf(model, shape.member.shape);
    const inner = isComplex(member) ? shorthandHint(model, member, depth) : member.type;
    return `${inner} ${inner} ...`.replace(/^(.*) \1 \.\.\.$/, isComplex(member) ? '$1 ...' : '$1 $1 ...');
  }
  return nestedHint(model, shape, depth, true);
}

function nestedHint(model: ServiceModel, shape: Shape, depth: number, top = false): string {
  if (depth === 0 && isComplex(shape)) return '...';
  switch (shape.type) {
    case 'structure': {
      const members = Object.entries(shape.members).map(
        ([name, member]) => `${name}=${nestedHint(model, shapeOf(model, member.shape), depth - 1)}`,
      );
      return top ? members.join(',') : `{${members.join(',')}}`;
    }
    case 'list': {
      const inner = nestedHint(model, shapeOf(model, shape.member.shape), depth - 1);
      return `[${inner},...]`;
    }
    case 'map': {
      const inner = nestedHint(model, shapeOf(model, shape.value.shape), depth - 1);
      return top ? `KeyName1=${inner},KeyName2=${inner}` : `{KeyName1=${inner}}`;
    }
    default:
      return shape.type;
  }
}
