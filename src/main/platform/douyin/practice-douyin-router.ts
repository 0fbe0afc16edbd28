import { createHmac } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { PracticeAnswer, PracticeRequest, PracticeRouter } from '../practice-line.ts';
import { createPracticeBooks } from './practice-douyin-books.ts';
import type { PracticeBooks } from './practice-douyin-books.ts';
import { createPracticePushes } from './practice-douyin-events.ts';
import type { PracticePushes } from './practice-douyin-events.ts';
import { createPracticePictures } from './practice-douyin-pictures.ts';
import type { PracticePictures } from './practice-douyin-pictures.ts';
import { HANDLERS, fault } from './practice-douyin-calls.ts';
import type { PracticeRules } from './practice-douyin-calls.ts';

export type DouyinRouterOptions = {
  clock: Clock;
  /** Read anew at each call: a token may end. */
  app: { appKey: string; appSecret: string; accessToken: string };
  rules?: Partial<PracticeRules>;
};

/** `calls`: the paths that were let in. */
export type DouyinRouter = PracticeRouter & {
  books: PracticeBooks;
  calls: string[];
  pushes: PracticePushes;
  pictures: PracticePictures;
};

/** Douyin's gateway without its line, for whoever brings one: a server here, or a simulation in one process. */
export function createDouyinRouter(options: DouyinRouterOptions): DouyinRouter {
  const { clock, app } = options;
  const rules: PracticeRules = {
    ...{ strategy: 'on', operateNumbers: 'as-guessed', isCareful: true, isRelay: false, reasons: [] },
    ...{ extending: 'once', proofing: 'takes' },
    ...options.rules,
  };
  const books = createPracticeBooks();
  const calls: string[] = [];
  const pushes = createPracticePushes(app);
  const pictures = createPracticePictures();

  /** The gateway's own checks; null = it may go on. */
  const turnAway = (request: PracticeRequest): PracticeAnswer | null => {
    const given = (name: string): string => request.query.get(name) ?? '';
    if (!HANDLERS.has(request.path) || request.method !== 'POST')
      return fault(70000, 'isp.api-service-off', 'API不存在或API已下线');
    if (given('method') !== request.path.slice(1).replaceAll('/', '.') || given('v') !== '2')
      return fault(40003, 'isv.parameter-invalid', '参数错误');
    if (given('app_key') !== app.appKey) return fault(40003, 'isv.app-id-invalid', 'app_key格式不正确');
    const at = /^\d{10}$/.test(given('timestamp')) ? Number(given('timestamp')) * 1000 : 0;
    if (Math.abs(at - clock.now()) > 600_000) return fault(40003, 'isv.timestamp-invalid', '时间戳不合法');
    const isByRelay = request.header('x-dockproof-relay') === '1';
    const isSigned = given('sign_method') === 'hmac-sha256' && given('sign') === expectedSign(request, app.appSecret);
    if (rules.isRelay ? !isByRelay || request.query.has('sign') : !isSigned)
      return fault(40003, 'isv.signature-invalid', '签名校验失败');
    if (given('access_token') !== app.accessToken)
      return fault(40003, 'isv.access-token-expired', 'access_token已过期');
    return isSorted(request.text) ? null : fault(40003, 'isv.parameter-format-invalid', '业务参数json解析失败');
  };

  return {
    books,
    calls,
    pushes,
    pictures,
    nameOf: ({ path }) => (path.startsWith('/pictures/') ? '/pictures' : path),
    busy: { status: 200, body: { code: 60000, msg: '触发限流，请稍后重试', sub_code: '', sub_msg: '', log_id: '1' } },
    answer: (request) => {
      const kept = rules.keepsEvents === true ? pushes.answer(request, app.accessToken) : null;
      if (kept !== null) return kept;
      const laid = rules.keepsPictures === true ? pictures.answer(request, app.accessToken) : null;
      if (laid !== null) return laid;
      const away = turnAway(request);
      if (away !== null) return away;
      calls.push(request.path);
      const json = JSON.parse(request.text) as Record<string, unknown>;
      const handler = HANDLERS.get(request.path);
      if (handler === undefined) throw new Error('looked up before');
      const isPicture = (url: string): boolean => pictures.kept.has(url);
      return handler({ json, text: request.text, books, rules, now: clock.now(), isPicture });
    },
    // Ids in the detail are numbers beyond what JavaScript can write.
    print: (body) => JSON.stringify(body).replaceAll(/"#(\d+)#"/g, '$1'),
  };
}

/** Computed apart from the connector's own signing, from the request as it came. */
function expectedSign({ query, text }: PracticeRequest, secret: string): string {
  const parts: [string, string][] = [...query].filter(([name]) =>
    ['app_key', 'method', 'timestamp', 'v'].includes(name),
  );
  parts.push(['param_json', text]);
  parts.sort(([one], [other]) => (one < other ? -1 : 1));
  const mac = createHmac('sha256', secret);
  mac.update(secret);
  for (const [name, value] of parts) mac.update(name).update(value);
  mac.update(secret);
  return mac.digest('hex');
}

/** Compact, and the keys of every object in order; looked at as text, so that long numbers stay what they are. */
function isSorted(text: string): boolean {
  const keysAt: string[][] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?::)?|[{}\s]/g)) {
    if (/^\s$/.test(token)) return false;
    if (token === '{') keysAt.push([]);
    else if (token === '}') {
      const keys = keysAt.pop() ?? [];
      if (keys.some((key, index) => index > 0 && key <= (keys[index - 1] ?? ''))) return false;
    } else if (token.endsWith(':')) keysAt.at(-1)?.push(token.slice(1, -2));
  }
  return keysAt.length === 0;
}
