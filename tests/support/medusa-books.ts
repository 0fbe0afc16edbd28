import * as v from 'valibot';
import type { Clock } from '../../src/main/lib/clock.ts';
import type { HttpClient, HttpRequest } from '../../src/main/platform/http-client.ts';
import type { HttpAnswer } from '../../src/main/platform/http-rules.ts';
import { createMedusaTables } from './medusa-tables.ts';
import type { MedusaTables, ShopOrder, ShopReturn } from './medusa-tables.ts';

// A Medusa 2.21.2 in memory, as strict as the real one where the connector depends on it: one open change an order, a
// refund with no other fields than its own, the same refund as often as it comes while there is money, a refusal that
// comes after the money has moved. Written after what the real shop answered (tests/integration/medusa).

export const LOGIN = { email: 'bench@dock.example', password: 'planted-password' };

/** `before`: the shop never hears of it; `after`: it has carried it out and nobody hears. */
export type BooksFault = 'lost-before' | 'lost-after' | 'broke-before' | 'broke-after' | 'signed-out' | 'busy';

export type MedusaBooks = MedusaTables & {
  http: HttpClient;
  /** The same without a promise. */
  answer: (request: HttpRequest) => HttpAnswer;
  /** Method and path (without the query) of every request that came. */
  asked: string[];
  /** Asked for every request; null = it goes as it should. */
  script: (asked: string) => BooksFault | null;
  /** Every token given out so far is worth nothing any more. */
  forgetTokens: () => void;
};

type Reply = { status: number; body: unknown };
const said = (body: unknown): Reply => ({ status: 200, body });
const no = (message: string, type = 'invalid_data', status = 400): Reply => ({ status, body: { type, message } });

const Counted = v.strictObject({
  items: v.array(v.strictObject({ id: v.string(), quantity: v.pipe(v.number(), v.minValue(1)) })),
});
const RefundAsked = v.strictObject({ amount: v.pipe(v.number(), v.gtValue(0)), note: v.string() });
const SignIn = v.strictObject({ email: v.string(), password: v.string() });
const Receive = v.strictObject({ internal_note: v.string() });

export function createMedusaBooks(clock: Clock): MedusaBooks {
  const tables = createMedusaTables(clock);
  const tokens = new Set<string>();
  let given = 0;

  const signIn = (body: unknown): Reply => {
    const { email, password } = v.parse(SignIn, body);
    if (email !== LOGIN.email || password !== LOGIN.password)
      return no('Invalid email or password', 'unauthorized', 401);
    const token = `planted-token-${++given}`;
    tokens.add(token);
    return said({ token });
  };

  const list = (url: URL, path: string): Reply => {
    const ids = url.searchParams.getAll('id[]');
    const numberOf = (name: string): number => Number(url.searchParams.get(name));
    const [from, to] = ['updated_at[$gte]', 'updated_at[$lte]'].map((name) => url.searchParams.get(name));
    const isIn = ({ id, updatedAt }: { id: string; updatedAt: number }): boolean =>
      (ids.length === 0 || ids.includes(id)) &&
      (from === null || from === undefined || updatedAt >= Date.parse(from)) &&
      (to === null || to === undefined || updatedAt <= Date.parse(to));
    const page = <T extends { id: string; updatedAt: number }>(rows: Iterable<T>): { rows: T[]; count: number } => {
      const all = [...rows].filter(isIn).sort((a, b) => a.updatedAt - b.updatedAt);
      return { rows: all.slice(numberOf('offset'), numberOf('offset') + numberOf('limit')), count: all.length };
    };
    if (path === '/admin/returns') {
      const { rows, count } = page(tables.returns.values());
      return said({ returns: rows.map(tables.returnRow), count });
    }
    const { rows, count } = page(tables.orders.values());
    return said({ orders: rows.map(tables.orderRow), count });
  };

  const change = (order: ShopOrder, back: ShopReturn, method: string, step: string, body: unknown): Reply => {
    const open = order.changes.find(({ status }) => status === 'pending');
    if (back.status === 'canceled') return no(`Return with id ${back.id} has been canceled.`);
    if (method === 'POST' && step === 'receive') {
      if (open !== undefined) return no(`Order (${order.id}) already has an existing active order change`);
      tables.open(order, back.id, v.parse(Receive, body).internal_note);
      return said({ order: {}, return: {} });
    }
    if (open?.returnId !== back.id) return no('An active Order Change is required to proceed');
    if (method === 'DELETE') {
      order.changes.splice(order.changes.indexOf(open), 1);
      return said({ id: back.id, deleted: true });
    }
    if (step === 'receive/confirm') {
      open.status = 'confirmed';
      open.confirmedAt = clock.now();
      return said({ order_preview: {} });
    }
    const asked = v.parse(Counted, body);
    const kind = step === 'receive-items' ? 'RECEIVE_RETURN_ITEM' : 'RECEIVE_DAMAGED_RETURN_ITEM';
    for (const { id, quantity } of asked.items) {
      const wanted = back.items.find((item) => item.itemId === id)?.quantity ?? 0;
      if (tables.receivedOf(order, back.id, id) + quantity > wanted)
        return no(`Cannot receive more items than what was requested to be returned for item ${id}.`);
      open.actions.push({ action: kind, itemId: id, quantity });
    }
    return said({ order_preview: {} });
  };

  const handle = (method: string, url: URL, body: unknown): Reply => {
    const path = url.pathname;
    if (method === 'GET' && (path === '/admin/returns' || path === '/admin/orders')) return list(url, path);
    const [, kind, id, rest = ''] = /^\/admin\/(orders|returns|payments)\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (method === 'GET' && kind === 'orders' && rest === 'changes') {
      const order = tables.orders.get(id ?? '');
      return said({ order_changes: (order?.changes ?? []).map(tables.changeRow) });
    }
    if (method === 'POST' && kind === 'payments' && rest === 'refund') {
      const { amount, note } = v.parse(RefundAsked, body);
      const refused = tables.refund(id ?? '', Math.round(amount * 100), note);
      return refused === null ? said({ payment: {} }) : no(refused);
    }
    const back = tables.returns.get(id ?? '');
    const order = tables.orders.get(back?.orderId ?? '');
    if (kind !== 'returns' || back === undefined || order === undefined)
      return { status: 404, body: `Cannot ${method} ${path}` };
    return change(order, back, method, rest, body);
  };

  const exchange = ({ method, url, headers, body }: HttpRequest): HttpAnswer => {
    const at = new URL(url);
    const asked = `${method} ${at.pathname}`;
    books.asked.push(asked);
    const fault = books.script(asked);
    const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
    const isSignIn = at.pathname === '/auth/user/emailpass';
    const bearer = /^Bearer (.+)$/.exec(headers?.['authorization'] ?? '')?.[1] ?? '';
    const answer = ({ status, body: told }: Reply): HttpAnswer => ({
      ...{ kind: 'answer', status, body: told, retryAfterMs: null, header: new Date(clock.now()).toUTCString() },
    });
    const lost: HttpAnswer = { kind: 'no-answer', words: 'net:dropped', wasSent: true };
    if (fault === 'lost-before') return lost;
    if (fault === 'broke-before') return answer(no('An unknown error occurred.', 'unknown_error', 500));
    if (fault === 'busy') return answer({ status: 429, body: null });
    if (fault === 'signed-out' || (!isSignIn && !tokens.has(bearer)))
      return answer({ status: 401, body: { message: 'Unauthorized' } });
    const reply = isSignIn ? signIn(parsed) : handle(method, at, parsed);
    if (fault === 'lost-after') return lost;
    return answer(fault === 'broke-after' ? no('An unknown error occurred.', 'unknown_error', 500) : reply);
  };

  const books: MedusaBooks = {
    ...tables,
    http: { exchange: (request) => Promise.resolve(exchange(request)) },
    answer: exchange,
    asked: [],
    script: () => null,
    forgetTokens: () => {
      tokens.clear();
    },
  };
  return books;
}
