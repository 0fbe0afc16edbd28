// As much of GraphQL as an imitated shop needs to answer what was asked and nothing else
// (https://spec.graphql.org/October2021/#sec-Executing-Selection-Sets): fields, aliases, fragments in place.

type Selection = { name: string; alias: string; on: string | null; inner: Selection[] };

/** The request asks for something that the shop hasn't got: turned away before anything is done. */
export class NotAsked extends Error {}

/** The selections of the one operation in `query`; what stands in parentheses is the resolver's business. */
export function parseQuery(query: string): { kind: string; selections: Selection[] } {
  const tokens = query.match(/[{}():]|\.\.\.|"[^"]*"|[$\w!]+/g) ?? [];
  let at = 0;
  const take = (): string => tokens[at++] ?? '';
  const skipArguments = (): void => {
    if (tokens[at] !== '(') return;
    for (let depth = 0; at < tokens.length;) {
      const token = take();
      depth += token === '(' ? 1 : token === ')' ? -1 : 0;
      if (depth === 0) return;
    }
  };
  const selections = (): Selection[] => {
    const found: Selection[] = [];
    if (take() !== '{') throw new NotAsked('Syntax Error: Expected "{"');
    while (tokens[at] !== '}') {
      const first = take();
      if (first === '') throw new NotAsked('Syntax Error: Expected "}"');
      if (first === '...') {
        if (take() !== 'on') throw new NotAsked('Syntax Error: Expected "on"');
        found.push({ name: '', alias: '', on: take(), inner: selections() });
        continue;
      }
      const isAlias = tokens[at] === ':';
      if (isAlias) take();
      const name = isAlias ? take() : first;
      skipArguments();
      found.push({ name, alias: first, on: null, inner: tokens[at] === '{' ? selections() : [] });
    }
    take();
    return found;
  };
  const kind = take();
  take();
  skipArguments();
  return { kind, selections: selections() };
}

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

const fits = (row: Row, on: string): boolean =>
  row['__typename'] === on || (on === 'ErrorResult' && 'errorCode' in row);

/** What of a value was asked for. A field that isn't there, or one with the wrong kind of selection, is a `NotAsked`. */
export function answerOf(value: unknown, selections: readonly Selection[]): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((one: unknown) => answerOf(one, selections));
  if (!isRow(value)) {
    if (selections.length > 0) throw new NotAsked('a scalar has no fields');
    return value;
  }
  if (selections.length === 0) throw new NotAsked('an object needs a selection of its fields');
  const answered: Record<string, unknown> = {};
  for (const { name, alias, on, inner } of selections) {
    if (on !== null) {
      if (fits(value, on)) Object.assign(answered, answerOf(value, inner));
      continue;
    }
    if (!(name in value)) throw new NotAsked(`Cannot query field "${name}"`);
    answered[alias] = answerOf(value[name], inner);
  }
  return answered;
}
