/**
 * The parameters of a query request as a tree: `Filter.1.Value.2=x` is a leaf four levels down. Built without
 * knowledge of the model, within bounds that no honest client meets.
 */

export interface ParameterNode {
  readonly name: string;
  value?: string;
  readonly children: Map<string, ParameterNode>;
}

const MAX_PARAMETERS = 10_000;
const MAX_DEPTH = 32;

/** Undefined if there are more parameters, or deeper ones, than the bounds allow. */
export function parameterTree(...forms: readonly string[]): ParameterNode | undefined {
  const root: ParameterNode = { name: '', children: new Map() };
  let count = 0;
  for (const form of forms) {
    for (const [name, value] of new URLSearchParams(form)) {
      const parts = name.split('.', MAX_DEPTH + 1);
      count += 1;
      if (count > MAX_PARAMETERS || parts.length > MAX_DEPTH) return undefined;
      leafAt(root, parts).value = value;
    }
  }
  return root;
}

function leafAt(root: ParameterNode, parts: readonly string[]): ParameterNode {
  let node = root;
  for (const part of parts) {
    let child = node.children.get(part);
    if (!child) {
      child = { name: node === root ? part : `${node.name}.${part}`, children: new Map() };
      node.children.set(part, child);
    }
    node = child;
  }
  return node;
}

/** The children with a number for a name, in the order of the numbers. */
export function numberedChildren(node: ParameterNode): ParameterNode[] {
  return [...node.children]
    .filter(([key]) => /^\d{1,9}$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}
