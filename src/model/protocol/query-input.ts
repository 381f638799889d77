/** Reads an operation's input out of the parameters of an `ec2` or `query` request. */
import {
  type List,
  type MapShape,
  type Member,
  type ServiceModel,
  type Structure,
  shapeOf,
} from '../model.ts';
import { numberedChildren, type ParameterNode } from './parameters.ts';
import { readScalar } from './scalar.ts';

export class QueryInputReader {
  /** Parameters that the model has no place for. */
  readonly unknown: string[] = [];
  readonly #model: ServiceModel;
  readonly #flat: boolean;

  constructor(model: ServiceModel) {
    this.#model = model;
    this.#flat = model.protocol === 'ec2'; // ec2 numbers the items of a list right under its name
  }

  structure(shape: Structure, node: ParameterNode): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    const known = new Set<string>();
    for (const [name, member] of Object.entries(shape.members)) {
      const key = this.#keyOf(name, member);
      const child = node.children.get(key);
      if (!child) continue;
      known.add(key);
      record[name] = this.#value(member, child);
    }
    for (const [key, child] of node.children) if (!known.has(key)) this.unknown.push(child.name);
    return record;
  }

  #keyOf(name: string, { queryName, wireName }: Member): string {
    return this.#flat ? (queryName ?? name) : (wireName ?? name);
  }

  #value(member: Member, node: ParameterNode): unknown {
    const shape = shapeOf(this.#model, member.shape);
    switch (shape.type) {
      case 'structure':
        return this.structure(shape, node);
      case 'list':
        return this.#list(shape, node, this.#flat || member.flattened === true);
      case 'map':
        return this.#map(shape, node, member.flattened === true);
      default:
        for (const child of node.children.values()) this.unknown.push(child.name);
        return readScalar(shape.type, node.value ?? '');
    }
  }

  #list({ member }: List, node: ParameterNode, flat: boolean): unknown[] {
    const items = flat ? node : node.children.get(member.wireName ?? 'member');
    return items ? numberedChildren(items).map((item) => this.#value(member, item)) : [];
  }

  #map({ key, value }: MapShape, node: ParameterNode, flat: boolean): Record<string, unknown> {
    const entries = flat ? node : node.children.get('entry');
    const pairs = entries ? numberedChildren(entries) : [];
    return Object.fromEntries(
      pairs.map((pair) => {
        const item = pair.children.get(value.wireName ?? 'value');
        const name = pair.children.get(key.wireName ?? 'key')?.value ?? '';
        return [name, item && this.#value(value, item)] as const;
      }),
    );
  }
}
