import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import type { PictureOf, PlatformArbitration } from '../../../src/main/platform/platform.ts';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import type { PracticeRules } from '../../../src/main/platform/douyin/practice-douyin-calls.ts';
import type { PracticeReturn } from '../../../src/main/platform/douyin/practice-douyin-books.ts';
import { APP, idOf, openDouyinWorld, sample, TOKEN } from '../../support/douyin-world.ts';

const PROOF = '/afterSale/submitEvidence';
const COMMENT = '箱内商品与发出的不符，见图';
const PHOTOS = ['a', 'b', 'c'].map((one) => one.repeat(64));
const jpegOf = (photo: string): Uint8Array => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(photo)]);
const copyOf = (photo: string): string => createHash('sha256').update(jpegOf(photo)).digest('hex');
const addressOf = (photo: string): string => `https://pictures.shanlan.example/${copyOf(photo)}.jpg`;
const pictureOf: PictureOf = (photo) => Promise.resolve(jpegOf(photo));

type More = { rules?: Partial<PracticeRules>; one?: Partial<PracticeReturn>; refuseBy?: 'operate' };

/** A shop behind the merchant's own relay, which keeps pictures, and one return whose proof is wanted. */
async function open({ rules = {}, one = { arbitration: 4 }, refuseBy }: More = {}) {
  const world = await openDouyinWorld({
    ...{ isRelay: true, keepsPictures: true, account: { ...APP, appSecret: '' } },
    ...(refuseBy === undefined ? {} : { refuseBy }),
    rules: { isRelay: true, keepsPictures: true, ...rules },
  });
  world.server.books.add([sample(1, world.options.clock.now(), one)]);
  const platform = createDouyinPlatform(world.options);
  const arbitration: PlatformArbitration = platform.arbitration ?? expect.unreachable('it has the call');
  const send = (photos: readonly string[] = PHOTOS, of = pictureOf) =>
    arbitration.sendProof({ returnNo: idOf(1), comment: COMMENT, photos }, of);
  const submitted = (): number => world.server.calls.filter((path) => path === PROOF).length;
  const faultAt = (at: string, fault: PracticeFault): void => {
    world.fault.script = (path) => (path === at ? fault : null);
  };
  return { ...world, platform, arbitration, send, submitted, faultAt };
}

describe('proof for a strict Douyin’s arbitration', { timeout: 60_000 }, () => {
  it('is read as wanted, with its words and its time', async () => {
    const { arbitration, server } = await open();
    const dueAt = (server.books.find(idOf(1))?.updatedAt ?? 0) + 86_400_000;
    const told = { kind: 'read', isWanted: true, dueAt, describe: '请上传收到退货时的照片' };
    expect(await arbitration.readWanted(idOf(1))).toEqual(told);
    expect(await arbitration.readWanted(idOf(9))).toEqual({ kind: 'not-found' });
    server.books.change(idOf(1), { arbitration: 1 }, Date.now());
    expect(await arbitration.readWanted(idOf(1))).toMatchObject({ isWanted: false, describe: '' });
  });

  it('lies in the relay under its hashes, goes to Douyin by its addresses once, and moves nothing', async () => {
    const { send, server, submitted } = await open();
    expect(await send()).toEqual({
      ...{ outcome: 'taken', words: null, retryAfterMs: null, isReached: true, isStillWanted: false },
      pictures: PHOTOS.map((photo) => ({ photo, copy: copyOf(photo), url: addressOf(photo) })),
    });
    expect([...server.pictures.kept.keys()]).toEqual(PHOTOS.map(addressOf));
    expect(server.books.proofOf(idOf(1))).toEqual({ comment: COMMENT, images: PHOTOS.map(addressOf) });
    expect(submitted()).toBe(1);
    expect(server.books.movements()).toEqual([]);
  });

  it.each([
    ['at work', { arbitration: 1 }],
    ['in no arbitration', { arbitration: 0 }],
    ['refunded', { arbitration: 0, status: 12, refundStatus: 3 }],
  ])('of a return that is %s nothing is laid and nothing sent', async (_, one) => {
    const { send, server, submitted } = await open({ one });
    expect(await send()).toMatchObject({ outcome: 'not-wanted', isStillWanted: false, pictures: [] });
    expect(server.pictures.kept.size).toBe(0);
    expect(submitted()).toBe(0);
  });

  it('that is wanted no more once the pictures lie there is not sent', async () => {
    const { send, server, submitted, options } = await open();
    const slow: PictureOf = (photo) => {
      server.books.change(idOf(1), { arbitration: 1 }, options.clock.now());
      return pictureOf(photo, 1);
    };
    expect(await send(PHOTOS.slice(0, 1), slow)).toMatchObject({ outcome: 'not-wanted', isStillWanted: false });
    expect(submitted()).toBe(0);
  });

  it('whose answer was lost is looked for afterwards, and never sent a second time', async () => {
    const heard = await open();
    heard.faultAt(PROOF, { kind: 'lose-after' });
    expect(await heard.send()).toMatchObject({ outcome: 'seen', words: null, isStillWanted: false });
    expect(heard.submitted()).toBe(1);

    const unheard = await open();
    unheard.faultAt(PROOF, { kind: 'lose-before' });
    expect(await unheard.send()).toMatchObject({ outcome: 'unknown', words: 'net:dropped', isStillWanted: true });
    expect(unheard.server.books.proofOf(idOf(1))).toBeNull();
    unheard.faultAt(PROOF, { kind: 'busy' });
    expect(await unheard.send()).toMatchObject({ outcome: 'not-sent', words: 'net:busy' });
  });

  it('that is said to be taken, and is still asked for, is said so', async () => {
    const { send } = await open({ rules: { proofing: 'only-says' } });
    expect(await send()).toMatchObject({ outcome: 'taken', isStillWanted: true });
  });

  it('that Douyin won’t take is refused in its words', async () => {
    const { send, server } = await open();
    server.pictures.addressOf = (sha256) => `https://elsewhere.shanlan.example/${sha256}.jpg`;
    const whole = server.pictures.kept;
    Object.assign(whole, { has: () => false });
    expect(await send()).toMatchObject({ outcome: 'refused', words: expect.stringContaining('参数错误') as string });
  });

  it.each<[string, PracticeFault, string]>([
    ['the relay is gone', { kind: 'lose-before' }, 'net:dropped'],
    ['the relay fails', { kind: 'error-after' }, 'net:server-fault'],
    ['half an answer', { kind: 'truncate-after' }, 'net:garbled'],
    ['a login page', { kind: 'portal' }, 'net:portal'],
  ])('is not sent where %s, and laying the same again is laying it once', async (_, fault, words) => {
    const { send, server, submitted, faultAt, fault: line } = await open();
    faultAt('/pictures', fault);
    expect(await send()).toMatchObject({ outcome: 'not-sent', words });
    expect(submitted()).toBe(0);
    line.script = () => null;
    expect(await send()).toMatchObject({ outcome: 'taken' });
    expect(server.pictures.kept.size).toBe(PHOTOS.length);
  });

  it('is not sent where the relay keeps no pictures, doesn’t know us, or gives a wrong address', async () => {
    const none = await open({ rules: { keepsPictures: false } });
    expect(await none.send()).toMatchObject({
      outcome: 'not-sent',
      words: expect.stringContaining('PUT /pictures') as string,
    });
    const wrong = await open();
    wrong.server.pictures.addressOf = () => 'http://127.0.0.1/x.jpg';
    expect(await wrong.send()).toMatchObject({
      outcome: 'not-sent',
      words: expect.stringContaining('https') as string,
    });
    const gone = await open();
    expect(await gone.send(PHOTOS, () => Promise.resolve(null))).toMatchObject({
      ...{ outcome: 'not-sent', words: expect.stringContaining('压不到') as string, pictures: [] },
    });
    for (const { submitted } of [none, wrong, gone]) expect(submitted()).toBe(0);
  });

  it('has no way without a relay that keeps pictures', async () => {
    const direct = await openDouyinWorld({ keepsPictures: true });
    expect(createDouyinPlatform(direct.options).arbitration).toBeUndefined();
    const without = await openDouyinWorld({ isRelay: true });
    expect(createDouyinPlatform(without.options).arbitration).toBeUndefined();
  });

  it('never writes the token into an answer', async () => {
    const { send, faultAt } = await open();
    faultAt('/pictures', { kind: 'error-before' });
    expect(JSON.stringify(await send())).not.toContain(TOKEN);
  });
});

describe('refusing at a strict Douyin with proof', { timeout: 60_000 }, () => {
  const bodyOf = (reasonCode: string | null, pictures: string[]) => ({
    ...{ key: `refuse:douyin:${idOf(1)}:1`, returnNo: idOf(1), message: COMMENT, reasonCode, pictures },
  });
  const openRefusing = async (rules: Partial<PracticeRules> = {}) => {
    const world = await open({ one: {}, refuseBy: 'operate', rules });
    const { refusals } = world.platform;
    return { ...world, refusals: refusals ?? expect.unreachable('it refuses') };
  };

  it('offers the reasons that want proof as well, says which, and where the pictures go', async () => {
    const { refusals } = await openRefusing();
    expect(await refusals.rules(idOf(1))).toEqual({
      ...{ kind: 'read', isPossible: true, isProofNeeded: false, picturesMax: 4 },
      words: expect.stringMatching(/网址谁拿到都能看.*black out/) as string,
      reasons: [
        { code: '101', text: '商品与发出不符' },
        { code: '102', text: '商品影响二次销售', needsProof: true },
      ],
    });
  });

  it('carries the addresses, and is believed once the return stands as refused', async () => {
    const { refusals, server } = await openRefusing();
    expect(await refusals.sendRefusal(bodyOf('102', PHOTOS), pictureOf)).toMatchObject({ kind: 'acknowledged' });
    expect([...server.pictures.kept.keys()]).toEqual(PHOTOS.map(addressOf));
    expect(server.books.find(idOf(1))?.status).toBe(29);
  });

  it('is not sent without the proof that the reason wants, with too much of it, or while the relay is gone', async () => {
    const { refusals, server, faultAt } = await openRefusing();
    const none = await refusals.sendRefusal(bodyOf('102', []), pictureOf);
    expect(none).toMatchObject({ kind: 'refused', words: expect.stringContaining('要凭证图') as string });
    const five = await refusals.sendRefusal(
      bodyOf(
        '102',
        ['1', '2', '3', '4', '5'].map((n) => n.repeat(64)),
      ),
      pictureOf,
    );
    expect(five).toMatchObject({ kind: 'refused', words: expect.stringContaining('4 张') as string });
    faultAt('/pictures', { kind: 'lose-after' });
    expect(await refusals.sendRefusal(bodyOf('102', PHOTOS), pictureOf)).toMatchObject({ kind: 'retry' });
    expect(server.calls).not.toContain('/afterSale/operate');
    expect(server.books.find(idOf(1))?.status).toBe(11);
  });

  it('needs no picture for a reason that wants none', async () => {
    const { refusals, server } = await openRefusing();
    expect(await refusals.sendRefusal(bodyOf('101', []), pictureOf)).toMatchObject({ kind: 'acknowledged' });
    expect(server.pictures.kept.size).toBe(0);
  });
});
