import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AttachmentView } from '../../../src/shared/attachment.ts';
import type { DisputeItem, DisputeView, Lesson } from '../../../src/shared/dispute.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { makeDispute, makeDisputeView } from '../../support/dispute-parts.ts';
import { decodePictureFiles } from '../../support/picture-file.ts';
import { pressKey } from '../../support/render-app.tsx';
import { open, show } from './cases-room.ts';

const listing =
  (items: DisputeItem[], done: DisputeItem[] = []) =>
  (station: FakeStation) => {
    station.answers.disputeList = ({ isOpen }) => ok({ items: isOpen ? items : done, next: null, open: items.length });
  };
const disputed =
  (...views: DisputeView[]) =>
  (station: FakeStation) => {
    station.answers.disputesOf = () => ok(views);
  };
const press = (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const form = () => within(screen.getByRole('region', { name: /^争议单 · / }));

describe('the list of disputes', () => {
  it('tells how many are open, shows them by the time left, and opens one', async () => {
    const station = await show(
      listing([makeDispute(), makeDispute({ id: 'd2', inspectionId: 'shirt', dueAt: null, clock: 'none' })]),
    );
    fireEvent.click(await screen.findByRole('button', { name: '争议单 2' }));
    const list = await screen.findByRole('list', { name: '争议单，剩的时间少的在前' });
    const rows = within(list).getAllByRole('button');
    expect(rows).toHaveLength(2);
    expect(rows[0]?.textContent).toContain('平台介入');
    expect(rows[1]?.textContent).toContain('等对方');
    rows[0]?.focus();
    fireEvent.keyDown(rows[0] ?? list, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(rows[1]);
    fireEvent.click(rows[1] ?? list);
    await screen.findByRole('region', { name: '举证包' });
    expect(station.inputsOf('caseView')).toEqual([{ inspectionId: 'shirt', isOpening: true }]);
  });
  it('says what comes here when there is none, and shows those that are over with their ruling', async () => {
    await show(listing([], [makeDispute({ state: 'lost', clock: 'none', dueAt: null, endedAt: 1_800_000_000_000 })]));
    fireEvent.click(await screen.findByRole('button', { name: '争议单 0' }));
    await screen.findByText('没有争议单');
    press('结了的');
    const list = await screen.findByRole('list', { name: '结了的争议单，新的在前' });
    expect(list.textContent).toContain('败诉');
  });
});

describe('a dispute of the open case', () => {
  it('is lost for want of a seal shot: what was missing is named before it is entered', async () => {
    const station = await open(disputed(makeDisputeView()));
    await screen.findByRole('region', { name: /^争议单 · / });
    press('登记结果');
    press('登记');
    expect(form().getByText('选一个结果')).toBeTruthy();
    press('败诉');
    fireEvent.change(form().getByLabelText('对方给的理由'), { target: { value: 'evidence-missing' } });
    press('登记');
    expect(form().getByText('至少选一样缺的')).toBeTruthy();
    press('防拆扣');
    fireEvent.change(form().getByLabelText('裁决原话'), { target: { value: '未能证明防拆扣完好' } });
    expect(station.inputsOf('disputeRule')).toEqual([]);
    station.answers.disputeRule = () => ok(makeDisputeView());
    press('登记');
    await screen.findByRole('button', { name: '登记结果', pressed: false });
    expect(station.inputsOf('disputeRule')).toEqual([
      {
        ...{ id: 'dispute-1', outcome: 'lost', reason: 'evidence-missing', items: ['seal'] },
        ...{ text: '未能证明防拆扣完好', amountCents: null },
      },
    ]);
  });
  it('in part asks for a sum below what the buyer asked for', async () => {
    const station = await open(disputed(makeDisputeView()));
    await screen.findByRole('region', { name: /^争议单 · / });
    press('登记结果');
    press('部分支持');
    fireEvent.change(form().getByLabelText('对方给的理由'), { target: { value: 'buyer-proof' } });
    fireEvent.change(form().getByLabelText('判给买家（元）'), { target: { value: '99999' } });
    press('登记');
    expect(form().getByText(/比应退少/)).toBeTruthy();
    fireEvent.change(form().getByLabelText('判给买家（元）'), { target: { value: '60' } });
    press('登记');
    await screen.findByText('找不到这个争议单');
    expect(station.inputsOf('disputeRule')).toMatchObject([{ outcome: 'part', amountCents: 6000 }]);
  });
  it('goes to another level with the time that was told', async () => {
    const station = await open(disputed(makeDisputeView()));
    await screen.findByRole('region', { name: /^争议单 · / });
    press('转给谁、什么时候截止');
    press('12315 或法院');
    fireEvent.change(form().getByLabelText(/^截止时间/), { target: { value: '2020-01-01T10:00' } });
    press('登记');
    expect(form().getByText('时间要在现在之后')).toBeTruthy();
    fireEvent.change(form().getByLabelText(/^截止时间/), { target: { value: '2099-01-01T10:00' } });
    press('登记');
    await screen.findByText('找不到这个争议单');
    expect(station.inputsOf('disputeLevel')).toMatchObject([
      { level: 3, dueAt: new Date('2099-01-01T10:00').getTime() },
    ]);
  });
  it('shows its ruling, the claim against the courier, and the other returns of its order', async () => {
    const ruling = {
      outcome: 'lost',
      reason: 'evidence-missing',
      items: ['seal'],
      text: '<b>无</b>',
      amountCents: null,
    } as const;
    const item = makeDispute({ state: 'lost', clock: 'none', dueAt: null, endedAt: 1_800_000_000_000 });
    const linked = {
      ...{ returnId: 'r9', returnNo: 'R-9', state: 'withdrawn' as const, amountCents: 100, currency: 'CNY' },
      ...{ hasSameGoods: true, inspectionId: 'shirt', verdict: null, dispute: null },
    };
    const claim = { state: 'filed' as const, isOpen: true, amountCents: 50_00, dueAt: 1 };
    const station = await open(
      disputed(makeDisputeView({ item, ruling: { ...ruling, items: [...ruling.items] }, linked: [linked], claim })),
    );
    const pane = await screen.findByRole('region', { name: /^争议单 · / });
    expect(pane.textContent).toContain('我方缺证据: 防拆扣');
    expect(pane.textContent).toContain('<b>无</b>');
    expect(pane.textContent).toContain('快递索赔');
    expect(screen.getByRole('button', { name: '更正结果' })).toBeTruthy();
    press('打开 R-9');
    expect(station.inputsOf('caseView').at(-1)).toEqual({ inspectionId: 'shirt', isOpening: true });
  });
  it('is opened by a person where there is none', async () => {
    const station = await open((fake) => {
      fake.answers.disputeOpen = () => refuse('dispute-known');
    });
    fireEvent.click(await screen.findByRole('button', { name: /^买家投诉了/ }));
    press('登记');
    expect(screen.getByText('写几个字说明')).toBeTruthy();
    press('12315 或法院');
    fireEvent.change(screen.getByLabelText('说明'), { target: { value: '12315 转来' } });
    press('登记');
    await screen.findByText('这一单已经有争议单了');
    expect(station.inputsOf('disputeOpen')).toMatchObject([{ level: 3, dueAt: null, note: '12315 转来' }]);
  });
});

describe('what rulings teach', () => {
  const lesson: Lesson = {
    key: 'taobao|quality|clothing|damaged|seal',
    platform: 'taobao',
    reason: 'quality',
    category: 'clothing',
    verdict: 'damaged',
    item: 'seal',
    cases: 3,
  };
  it('is taken into the checklist by one key, and is gone then', async () => {
    const station = await show((fake) => {
      fake.answers.lessonList = () => ok([lesson, { ...lesson, key: 'other', item: 'body' }]);
      fake.answers.lessonAnswer = () => ok([]);
    });
    expect((await screen.findByText(/^3 单因缺“防拆扣”败诉/)).textContent).toContain('以后要拍吗');
    expect(screen.getByText(/还有 1 条/)).toBeTruthy();
    await pressKey('F12');
    expect(station.inputsOf('lessonAnswer')).toEqual([{ key: lesson.key, word: 'accepted' }]);
    expect(screen.queryByText(/败诉：以后要拍吗/)).toBeNull();
  });
  it('is dismissed by a press, and a refusal is said', async () => {
    const station = await show((fake) => {
      fake.answers.lessonList = () => ok([lesson]);
    });
    fireEvent.click(await screen.findByRole('button', { name: '不用' }));
    await screen.findByText('这条建议已经没有了');
    expect(station.inputsOf('lessonAnswer')).toEqual([{ key: lesson.key, word: 'dismissed' }]);
  });
});

describe('what is handed in about the matter', () => {
  decodePictureFiles();
  const choose = (label: string, file: File) => {
    fireEvent.change(screen.getByLabelText(label), { target: { files: [file] } });
  };
  const attachment = (more: Partial<AttachmentView> = {}): AttachmentView => ({
    ...{ id: 'a1', kind: 'appraisal', media: 'pdf', name: '报告.pdf', sha256: 'a'.repeat(64), bytes: 40_000, pages: 3 },
    ...{ operatorNo: '0217', at: 1_800_000_000_000, isDeleted: false },
    ...more,
  });
  const pdf = (text = '%PDF-1.7 of somebody %%EOF') => new File([text], '报告.pdf', { type: 'application/pdf' });
  const attaching = (fake: FakeStation) => {
    disputed(makeDisputeView())(fake);
    fake.answers.attachmentSlice = ({ kind }) => ok(attachment({ kind }));
  };

  it('is stored byte for byte when it is a PDF, under the word for what it is', async () => {
    const station = await open(attaching);
    await screen.findByText(/^选图片或 PDF/);
    choose('鉴定报告', pdf());
    await screen.findByText('存好了。');
    expect(station.inputsOf('attachmentSlice')).toMatchObject([
      {
        ...{ inspectionId: 'phone', kind: 'appraisal', name: '报告.pdf', offset: 0 },
        bytes: new Uint8Array(Buffer.from('%PDF-1.7 of somebody %%EOF')),
      },
    ]);
    expect(station.inputsOf('evidencePhotoSlice')).toEqual([]);
    expect(station.inputsOf('attachmentsOf').length).toBeGreaterThan(1);
  });
  it('is drawn anew when it is a picture', async () => {
    const station = await open(attaching);
    await screen.findByText(/^选图片或 PDF/);
    choose('聊天记录', new File([Uint8Array.of(1)], 'chat.png', { type: 'image/png' }));
    await screen.findByText('存好了。');
    expect(station.inputsOf('attachmentSlice')).toMatchObject([{ kind: 'chat', totalBytes: 4 }]);
  });
  it('that is neither, or too large, is not sent', async () => {
    const station = await open(attaching);
    await screen.findByText(/^选图片或 PDF/);
    choose('鉴定报告', pdf('no PDF whatever its name says'));
    await screen.findByText(/^这不是图片/);
    const large = pdf();
    Object.defineProperty(large, 'size', { value: 20 * 1024 * 1024 + 1 });
    choose('快递盖章证明', large);
    await screen.findByText(/^文件超过 20 MB/);
    expect(station.inputsOf('attachmentSlice')).toEqual([]);
  });
  it('is listed; a picture is looked at here, a PDF only as a copy in the file manager', async () => {
    const station = await open((fake) => {
      attaching(fake);
      fake.answers.attachmentsOf = () =>
        ok([attachment(), attachment({ id: 'a2', media: 'jpeg', name: 'chat.png', pages: null })]);
      fake.answers.attachmentCopy = () => ok({ file: 'appraisal-aaaa.pdf' });
    });
    const listed = await screen.findByRole('list', { name: '已加的附件' });
    expect(listed.textContent).toContain('PDF · 3 页 · 40 kB');
    expect(within(listed).queryByRole('button', { name: '看图 报告.pdf' })).toBeNull();
    fireEvent.click(within(listed).getByRole('button', { name: '看图 chat.png' }));
    expect(within(listed).getByRole('img').getAttribute('src')).toBe('evidence://attachment/a2');
    fireEvent.click(within(listed).getByRole('button', { name: '取副本 报告.pdf' }));
    await screen.findByText(/^副本在打开的文件夹里/);
    expect(station.inputsOf('attachmentCopy')).toEqual([{ inspectionId: 'phone', id: 'a1' }]);
    expect(station.inputsOf('fileShow')).toEqual([{ folder: 'attachments', file: 'appraisal-aaaa.pdf' }]);
  });
});

describe('a case that was ruled for the buyer', () => {
  const lost = (state: 'lost' | 'part' | 'won') =>
    disputed(makeDisputeView({ item: makeDispute({ state, clock: 'none', dueAt: null, endedAt: 1_800_000_000_000 }) }));
  it('leads with one key to where money is added to that return', async () => {
    const station = await open(lost('part'));
    await screen.findByRole('button', { name: /再补一笔钱/ });
    await pressKey('F12');
    expect((await screen.findByLabelText<HTMLInputElement>('运单号或售后单号')).value).toBe('R-PHONE');
    expect(station.inputsOf('supplementFind')).toContainEqual({ text: 'R-PHONE' });
  });
  it('does so by its button, too', async () => {
    const station = await open(lost('lost'));
    fireEvent.click(await screen.findByRole('button', { name: /再补一笔钱/ }));
    await screen.findByLabelText('运单号或售后单号');
    expect(station.inputsOf('supplementFind')).toContainEqual({ text: 'R-PHONE' });
  });
  it('one that was won leads nowhere', async () => {
    const station = await open(lost('won'));
    await screen.findByRole('region', { name: /^争议单 · / });
    expect(screen.queryByRole('button', { name: /再补一笔钱/ })).toBeNull();
    await pressKey('F12');
    expect(station.inputsOf('supplementFind')).toEqual([]);
  });
});
