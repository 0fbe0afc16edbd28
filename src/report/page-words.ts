import type { Language } from '../shared/pack/verify-text.ts';

/** What the panel says; the report itself is in the language it was exported in. */
type PageWords = {
  title: string;
  intro: string;
  folder: string;
  zip: string;
  drop: string;
  working: string;
  passed: string;
  facts: string;
  trust: string;
  failed: string;
  otherLanguage: string;
  print: string;
};

export const PAGE_WORDS: Record<Language, PageWords> = {
  zh: {
    title: '核对这份举证包',
    intro: '选择解压后的整个案件文件夹，或原来的 ZIP。全部在这台电脑上核对，不联网，不上传。',
    folder: '选择案件文件夹',
    zip: '选择 ZIP',
    drop: '也可以把文件夹或 ZIP 拖到这里',
    working: '正在核对',
    passed: '已核对',
    facts: '封存信息',
    trust:
      '本页和包一起送来，所以它自己也可能被换过。要独立核对：用另一份同样的核对页打开本包，或在文件夹里运行 sha256sum -c manifest-sha256.txt 和 openssl ts -verify；工位密钥可与同一工位的其他包对照。',
    failed: '没有核对完：读取时出错。请重试，或换一个浏览器。',
    otherLanguage: 'English',
    print: '打印',
  },
  en: {
    title: 'Check this pack',
    intro:
      'Choose the whole unpacked case folder, or the ZIP as it was handed over. Everything is checked on this computer; nothing is sent anywhere.',
    folder: 'Choose the case folder',
    zip: 'Choose the ZIP',
    drop: 'or drop the folder or ZIP here',
    working: 'Checking',
    passed: 'Checked',
    facts: 'The seal',
    trust:
      "This page came with the pack, so it may itself have been exchanged. To check independently: open the pack with another copy of this page, or run sha256sum -c manifest-sha256.txt and openssl ts -verify in the folder; compare the station's key with other packs of the same station.",
    failed: 'Checking did not finish: reading failed. Try again, or use another browser.',
    otherLanguage: '中文',
    print: 'Print',
  },
};
