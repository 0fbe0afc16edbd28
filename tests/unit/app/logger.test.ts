import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logLevelIn, openLogger } from '../../../src/main/lib/logger.ts';
import { redact } from '../../../src/main/lib/redact.ts';
import { openRotatingFile } from '../../../src/main/lib/rotating-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-log-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const readLog = (): string => readFileSync(join(folder, 'logs', 'dockproof.log'), 'utf8');

describe('the log', () => {
  it('writes one JSON object a line, with time, level, message and facts', () => {
    const log = openLogger(folder, 'info');
    log.info('station-open', { rows: 3 });
    log.error('call-failed', { error: new Error('why') });
    log.close();
    const [first, second] = readLog()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({ level: 'info', msg: 'station-open', facts: { rows: 3 } });
    expect(new Date(String(first?.['time'])).getTime()).toBeGreaterThan(0);
    expect(second).toMatchObject({ level: 'error', facts: { error: { message: 'why' } } });
  });

  it('keeps to the level asked for', () => {
    const log = openLogger(folder, 'warn');
    log.info('quiet');
    log.warn('loud');
    log.close();
    expect(readLog()).not.toContain('quiet');
    expect(readLog()).toContain('loud');
  });

  it.each([
    [{}, 'info'],
    [{ DOCKPROOF_LOG: 'error' }, 'error'],
    [{ DOCKPROOF_LOG: 'everything' }, 'info'],
  ])('%j asks for %s', (env, level) => {
    expect(logLevelIn(env)).toBe(level);
  });

  it.skipIf(process.platform === 'win32')('can be read by the user alone', () => {
    openLogger(folder, 'info').close();
    expect(statSync(join(folder, 'logs', 'dockproof.log')).mode & 0o077).toBe(0);
  });

  it('holds no buyer’s data, wherever it stood', () => {
    const log = openLogger(folder, 'info');
    log.warn('sync-refused', {
      buyer: '王小明',
      returns: [{ receiverPhone: '13812345678', shippingAddress: '杭州市西湖区', returnNo: 'R1' }],
      words: '电话 13912345678 不通',
      error: new Error('no such buyer 13712345678', { cause: { accessToken: 'secret-token' } }),
    });
    log.close();
    for (const leak of ['王小明', '13812345678', '西湖', '13912345678', '13712345678', 'secret-token'])
      expect(readLog()).not.toContain(leak);
    expect(readLog()).toContain('R1');
  });
});

describe('redaction', () => {
  it.each([
    'buyer',
    'buyerNick',
    'receiver_name',
    'mobile',
    'tel',
    'accessToken',
    'ACCESS_TOKEN',
    'password',
    'waybill',
    'operatorName',
    'note',
    'raw',
    'reasonText',
  ])('takes out the value of %s', (key) => {
    expect(redact({ [key]: 'x' })).toEqual({ [key]: '<private>' });
  });

  it.each(['returnNo', 'call', 'code', 'telemetry', 'bytes', 'noted', 'where'])('keeps %s', (key) => {
    expect(redact({ [key]: 'x' })).toEqual({ [key]: 'x' });
  });

  it('masks mobile numbers in texts, not longer or other numbers', () => {
    expect(redact('call 13812345678 now')).toBe('call 138******78 now');
    expect(redact('at 1732244506337, order 12345678901')).toBe('at 1732244506337, order 12345678901');
  });

  it('bounds depth, length and bytes', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(JSON.stringify(redact(loop)).length).toBeLessThan(200);
    expect(redact(new Uint8Array(5))).toBe('<5 bytes>');
    expect(String(redact('x'.repeat(10_000))).length).toBeLessThan(3000);
    expect(redact(Array.from({ length: 1000 }, () => 1))).toHaveLength(50);
  });

  it('keeps the system’s code of an error', () => {
    expect(redact(Object.assign(new Error('no space'), { code: 'ENOSPC' }))).toMatchObject({ code: 'ENOSPC' });
  });
});

describe('a rotating file', () => {
  const open = (maxBytes: number, keep = 2) => openRotatingFile({ folder, name: 'x', maxBytes, keep });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('is put aside at the start when it has grown too large', () => {
    writeFileSync(join(folder, 'x.log'), 'old'.repeat(10));
    const file = open(20);
    file.write('new\n');
    file.close();
    expect(read('x.log')).toBe('new\n');
    expect(read('x.1.log')).toBe('old'.repeat(10));
  });

  it('goes on where it was otherwise', () => {
    writeFileSync(join(folder, 'x.log'), 'old\n');
    const file = open(20);
    file.write('new\n');
    file.close();
    expect(read('x.log')).toBe('old\nnew\n');
  });

  it('keeps only so many older ones, the newest first', () => {
    const file = open(1);
    for (const line of ['a', 'b', 'c', 'd', 'e']) file.write(line);
    file.close();
    expect(readdirSync(folder).sort()).toEqual(['x.1.log', 'x.2.log', 'x.log']);
    expect([read('x.log'), read('x.1.log'), read('x.2.log')]).toEqual(['e', 'd', 'c']);
  });
});
