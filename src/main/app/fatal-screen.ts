import { makeNonce } from './csp.ts';
import type { FatalCode } from '../lib/app-error.ts';

/** Why the program can't start or go on. `bug`: an exception that nobody expected, after which nothing is trusted. */
export type FatalProblem = { code: FatalCode | 'bug'; path: string | null; detail: string };

type Words = { title: string; happened: string; safe: string; todo: string };

const ZH: Record<FatalProblem['code'], Words> = {
  'database-broken': {
    title: '数据库读不出来',
    happened: '本台的数据库打不开，或检查没有通过。程序已停下，没有改动它。',
    safe: '数据库、照片、录像都还在原处，一个字节也没删。已经发给平台的退款不受影响。',
    todo: '先别再开本程序。请把下面的文件夹整个复制到另一块盘，再叫主管或维护人员。这台先停用，包裹拿到别的台验。',
  },
  'database-newer': {
    title: '数据库是更新版本的程序写的',
    happened: '这台电脑上装过更新的版本，它写的数据库，现在这个版本看不懂。程序已停下，没有改动它。',
    safe: '数据都在，一条没丢，也一条没改。',
    todo: '请装回新版本再打开。不要删下面的文件。',
  },
  'sqlite-unsupported': {
    title: '数据库组件在这个运行环境里用不了',
    happened: '数据库组件和现在的运行环境不配套，程序还没打开数据库就停下了。',
    safe: '数据没有被打开，也没有改动。',
    todo: '请重新安装本程序。从源码运行的，请用 npm start 启动，它会把组件备好。',
  },
  'data-dir-unwritable': {
    title: '数据文件夹写不进去',
    happened: '本台要往下面的文件夹里存数据，但是写不进去：可能磁盘满了、只读，或没有权限。',
    safe: '已经存下的数据没有改动。',
    todo: '请检查磁盘还有没有空间、是否插好、这个账号能不能写这个文件夹，然后再打开本程序。',
  },
  'already-running': {
    title: '本程序已经开着了',
    happened: '这台电脑上已经有一个本程序在用下面的文件夹。两个一起写会互相打架，这一个没有打开任何数据。',
    safe: '已经开着的那个照常工作，数据没有改动。',
    todo: '请用已经开着的那个窗口。找不到它，就注销或重启电脑，再打开一次。',
  },
  bug: {
    title: '程序出错，已停下',
    happened: '程序碰到没料到的错误。为了不存下错的东西，它停下来了。',
    safe: '屏幕上已经确认过的验货结论、照片、录像都在磁盘上。',
    todo: '请关掉这个窗口，再打开程序，从没做完的那一件接着做。再出现的话，把下面的文件夹里的 logs 交给维护人员。',
  },
};

const EN: Record<FatalProblem['code'], Words> = {
  'database-broken': {
    title: 'The database can’t be read',
    happened: 'This bench’s database can’t be opened, or failed its check. The program stopped and changed nothing.',
    safe: 'The database, photos and films are where they were; nothing was deleted. Refunds already sent are not affected.',
    todo: 'Don’t start the program again yet. Copy the whole folder below to another disk and call a supervisor or service. Use another bench meanwhile.',
  },
  'database-newer': {
    title: 'A newer version wrote this database',
    happened:
      'A newer version of this program was used here; this one doesn’t understand its database. It stopped and changed nothing.',
    safe: 'All data is there, nothing lost, nothing changed.',
    todo: 'Install the newer version again and open it. Don’t delete the files below.',
  },
  'sqlite-unsupported': {
    title: 'The database engine can’t run here',
    happened: 'The database engine doesn’t fit this runtime. The program stopped before it opened the database.',
    safe: 'The data was not opened and not changed.',
    todo: 'Install the program again. If you run it from source, start it by npm start, which prepares the engine.',
  },
  'data-dir-unwritable': {
    title: 'The data folder can’t be written',
    happened:
      'This bench stores its data in the folder below and can’t write there: disk full, read-only, or no permission.',
    safe: 'What was stored before is unchanged.',
    todo: 'See that the disk has room, is plugged in, and that this account may write to the folder; then open the program again.',
  },
  'already-running': {
    title: 'The program is open already',
    happened:
      'Another copy of this program is using the folder below. Two of them would get in each other’s way; this one opened no data.',
    safe: 'The copy that is open goes on working; nothing was changed.',
    todo: 'Use the window that is open. If you can’t find it, sign out or restart the computer and open the program once more.',
  },
  bug: {
    title: 'The program stopped on an error',
    happened: 'Something unexpected went wrong. It stopped, so that nothing wrong is stored.',
    safe: 'Every verdict, photo and film that the screen had confirmed is on the disk.',
    todo: 'Close this window, open the program again and go on with the parcel that was open. If it happens again, hand the logs in the folder below to service.',
  },
};

const STYLE = `body{margin:0;padding:40px 56px;font:18px/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;
color:#16191d;background:#f4f6f8}h1{font-size:28px;margin:0 0 4px}h2{font-size:18px;font-weight:600;margin:0 0 20px;color:#4a5159}
p{margin:0 0 10px;max-width:44em}.en{color:#4a5159;font-size:16px;margin-bottom:20px}code{display:block;margin:0 0 8px;user-select:text;
font:14px/1.6 ui-monospace,Consolas,"Noto Sans Mono CJK SC",monospace;background:#fff;border:1px solid #cfd5db;border-radius:8px;
padding:8px 12px;overflow-wrap:anywhere}@media(prefers-color-scheme:dark){body{color:#f1f3f5;background:#101418}h2,.en{color:#b4bcc5}
code{background:#1b2127;border-color:#39424b}}`;

/**
 * The page shown instead of the bench: what happened, what is safe, what to do, in both languages, and where the files
 * are. A document of its own without any script, because at this point nothing else can be relied on.
 */
export function fatalPage({ code, path, detail }: FatalProblem, dataDir: string): string {
  const nonce = makeNonce();
  const [zh, en] = [ZH[code], EN[code]];
  const line = (key: 'happened' | 'safe' | 'todo'): string =>
    `<p>${escapeHtml(zh[key])}</p><p class="en" lang="en">${escapeHtml(en[key])}</p>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<title>DockProof 退验台 · ${escapeHtml(zh.title)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>${escapeHtml(zh.title)}</h1><h2 lang="en">${escapeHtml(en.title)}</h2>
${line('happened')}${line('safe')}${line('todo')}${[dataDir, path ?? '', detail.slice(0, 500)].map(codeLine).join('')}</main></body></html>`;
}

const codeLine = (text: string): string => (text === '' ? '' : `<code>${escapeHtml(text)}</code>`);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => ESCAPES[found] ?? '');
