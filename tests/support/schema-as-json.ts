import type { GenericSchema } from 'valibot';

// A valibot schema as JSON Schema (2020-12), for comparing it with one that was written by hand. Knows only what our
// interface uses; anything else throws, so that nothing is passed over in silence.

type Json = { [name: string]: unknown };
type Node = {
  kind: string;
  type: string;
  pipe?: readonly Node[];
  requirement?: unknown;
  options?: readonly unknown[];
  entries?: Readonly<Record<string, Node>>;
  wrapped?: Node;
  item?: Node;
};

export const schemaAsJson = (schema: GenericSchema): Json => jsonOf(schema);

function jsonOf(node: Node): Json {
  if (node.pipe === undefined) return bareOf(node);
  const [first, ...actions] = node.pipe;
  if (first === undefined) throw new Error('an empty pipe');
  return actions.reduce<Json>((json, action) => ({ ...json, ...ruleOf(action, json) }), bareOf(first));
}

function bareOf(node: Node): Json {
  switch (node.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: node.type };
    case 'unknown':
      return {};
    case 'picklist':
      return { type: 'string', enum: [...(node.options ?? [])] };
    case 'nullable':
      return { anyOf: [jsonOf(inner(node.wrapped)), { type: 'null' }] };
    case 'array':
      return { type: 'array', items: jsonOf(inner(node.item)) };
    case 'object':
    case 'strict_object':
      return objectOf(node);
    default:
      throw new Error(`no JSON Schema for ${node.type}`);
  }
}

function objectOf({ type, entries = {} }: Node): Json {
  const names = Object.keys(entries);
  const isOptional = (name: string): boolean => entries[name]?.type === 'exact_optional';
  return {
    type: 'object',
    required: names.filter((name) => !isOptional(name)),
    properties: Object.fromEntries(
      names.map((name) => [name, jsonOf(isOptional(name) ? inner(entries[name]?.wrapped) : inner(entries[name]))]),
    ),
    ...(type === 'strict_object' ? { additionalProperties: false } : {}),
  };
}

function ruleOf(action: Node, so: Json): Json {
  const { requirement } = action;
  const isList = so['type'] === 'array';
  switch (action.type) {
    case 'integer':
      return { type: 'integer' };
    case 'min_value':
      return { minimum: requirement };
    case 'max_value':
      return { maximum: requirement };
    case 'min_length':
      return { [isList ? 'minItems' : 'minLength']: requirement };
    case 'max_length':
      return { [isList ? 'maxItems' : 'maxLength']: requirement };
    case 'regex':
      if (!(requirement instanceof RegExp) || requirement.flags !== '') throw new Error('a pattern with flags');
      return { pattern: requirement.source.replaceAll('\\/', '/') };
    default:
      throw new Error(`no JSON Schema for ${action.type}`);
  }
}

function inner(node: Node | undefined): Node {
  if (node === undefined) throw new Error('a schema without its inner one');
  return node;
}
