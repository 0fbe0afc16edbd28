import type { CheckName, ProblemCode } from './verify-result.ts';

/** One sentence in both languages. */
type Words = { zh: string; en: string };

export const CHECK_WORDS: Record<CheckName, Words> = {
  names: { zh: '文件名', en: 'file names' },
  'tag-files': { zh: '标签文件与 tagmanifest-sha256.txt 一致', en: 'tag files as in tagmanifest-sha256.txt' },
  'payload-list': { zh: '文件清单与实际文件一致', en: 'list of files and files there are the same' },
  certificate: { zh: '工位证书', en: "station's certificate" },
  checkpoint: { zh: '检查点签名', en: 'signatures of the checkpoints' },
  entries: { zh: '本案的链条记录', en: "this case's lines of the chain" },
  inclusion: { zh: '本案记录确在工位签过名的完整历史中', en: "lines stand in the station's whole signed history" },
  seal: { zh: '封包记录与清单的哈希一致', en: 'seal names the hashes of the lists' },
  consistency: { zh: '取证时的检查点是封包检查点的前一段', en: 'earlier checkpoint is the beginning of the later' },
  'time-stamp': { zh: '可信时间戳', en: 'trusted time stamp' },
  payload: { zh: '每个文件的 SHA-256', en: 'SHA-256 of every file' },
  originals: { zh: '原始照片、录像与采集时的记录一致', en: 'original pictures and films as told when captured' },
  derivatives: { zh: '副本都有对应的原件', en: 'each copy names its original' },
  record: { zh: '案情记录与链条一致', en: 'record agrees with the chain' },
  chain: { zh: '整条记录链', en: 'the whole chain' },
  tiles: { zh: '链条的分段哈希', en: 'hashes of its sections' },
  checkpoints: { zh: '数据库里的检查点', en: 'checkpoints in the database' },
  rows: { zh: '表格各行与链条一致', en: 'rows of the tables as folded from the chain' },
  'checkpoint-log': { zh: '数据库外的检查点', en: 'checkpoints outside the database' },
  'time-stamps': { zh: '可信时间戳', en: 'trusted time stamps' },
  photos: { zh: '照片', en: 'pictures' },
  recordings: { zh: '录像', en: 'films' },
  attachments: { zh: '附件与加入时的记录一致', en: 'attachments as told when they were added' },
};

/** What is wrong and what it means; where and how exactly stands beside it. */
export const PROBLEM_WORDS: Record<ProblemCode, Words> = {
  'zip-broken': {
    zh: 'ZIP 不完整或已损坏，读不出来。请重新拷贝一份再验；原件仍在导出它的工位上。',
    en: 'The ZIP is cut off or damaged and cannot be read. Copy it again and check that; the station that made it still has the originals.',
  },
  'zip-encrypted': {
    zh: 'ZIP 里有加密的文件。举证包从不加密，这不是工位导出的原样。',
    en: 'The ZIP holds an encrypted file. Packs are never encrypted: this is not as the station made it.',
  },
  'zip-bomb': {
    zh: 'ZIP 解开后会大得不合理，已停止。请不要解压它。',
    en: 'Unpacked, the ZIP would be unreasonably large; checking stopped. Do not unpack it.',
  },
  'zip-two-names': {
    zh: 'ZIP 里同一个文件有两个不同的名字，不同软件会解出不同内容。不要采信。',
    en: 'The ZIP names one file in two ways, so that two programs would unpack different things. Do not rely on it.',
  },
  'several-tops': {
    zh: 'ZIP 里应当只有一个文件夹，这里有多个。',
    en: 'There must be one folder in the ZIP; there are several.',
  },
  'unsafe-name': {
    zh: '有一个文件名不安全（想写到文件夹外面，或含不允许的字符）。举证包不会有这种名字，请不要解压。',
    en: 'A file has an unsafe name (it points out of the folder or has characters no pack uses). Do not unpack it.',
  },
  'duplicate-name': { zh: '同一个文件名出现了两次。', en: 'The same file name is there twice.' },
  'not-a-file': {
    zh: '这里应当是普通文件，却是链接或别的东西。内容可能来自包外。',
    en: 'This must be a plain file and is a link or something else. Its content may come from outside the pack.',
  },
  'too-many-files': { zh: '文件多得不合理，已停止。', en: 'There are unreasonably many files; checking stopped.' },
  'too-large': { zh: '这个文件大得不合理，已停止。', en: 'This file is unreasonably large; checking stopped.' },
  unreadable: {
    zh: '这个文件读不出来。请先检查磁盘或重新拷贝，再验一次。',
    en: 'This file could not be read. Check the disk or copy it again, then check once more.',
  },
  'not-a-pack': {
    zh: '这不是退验台的举证包，也不是退验台的数据文件夹。请选整个案件文件夹或原来的 ZIP。',
    en: 'This is neither a pack nor a data folder of DockProof. Choose the whole case folder or the ZIP as it was handed over.',
  },
  'file-missing': { zh: '少了一个文件。', en: 'A file is missing.' },
  'file-extra': { zh: '多了一个不在清单上的文件。', en: 'There is a file that no list names.' },
  'second-manifest': {
    zh: '多了一份清单。举证包只有一份 SHA-256 清单，多出来的不可信。',
    en: 'There is a second list of files. A pack has one, by SHA-256; another is not to be trusted.',
  },
  'file-empty': { zh: '这个文件被清空了（0 字节）。', en: 'This file was emptied (0 bytes).' },
  'file-changed': { zh: '这个文件被改过：内容与封存时不同。', en: 'This file was changed: it is not what was sealed.' },
  'file-renamed': { zh: '这个文件被改了名。', en: 'This file was given another name.' },
  'files-swapped': { zh: '两个文件被互换了。', en: 'Two files were swapped.' },
  'manifest-spelling': {
    zh: '清单不是工位写的格式（换行、顺序或写法不同），说明被人动过。',
    en: 'The list is not spelt as the station spells it (line ends, order or form): somebody touched it.',
  },
  'bag-declaration': { zh: 'bagit.txt 被改过。', en: 'bagit.txt was changed.' },
  'bag-info': { zh: 'bag-info.txt 与包里的文件不符。', en: 'bag-info.txt does not fit the files.' },
  'not-canonical': {
    zh: '记录不是工位写的格式，说明被人动过。',
    en: 'The record is not spelt as the station spells it: somebody touched it.',
  },
  'entry-order': { zh: '链条记录的顺序被改过。', en: 'The order of the chain was changed.' },
  'entry-link': {
    zh: '链条断开：这一条接不上前一条。',
    en: 'The chain is broken: this line does not follow the one before.',
  },
  inclusion: {
    zh: '这些记录不在工位签过名的历史里：有记录被改、被删或被加。',
    en: 'These lines are not in the history that the station signed: some were changed, removed or added.',
  },
  certificate: { zh: '工位证书无效。', en: "The station's certificate is not valid." },
  signature: {
    zh: '检查点的签名不对：不是这台工位签的，或签后被改过。',
    en: 'The signature of the checkpoint is wrong: not by this station, or changed after it was signed.',
  },
  'other-station': {
    zh: '检查点属于另一台工位的密钥。',
    en: 'The checkpoint belongs to the key of another station.',
  },
  seal: {
    zh: '文件清单不是封包时的那一份：封包之后换过文件。',
    en: 'The list of files is not the one that was sealed: files were exchanged afterwards.',
  },
  consistency: {
    zh: '两个检查点不属于同一段历史。',
    en: 'The two checkpoints are not of one history.',
  },
  token: { zh: '可信时间戳无效，或盖的不是这份检查点。', en: 'The time stamp is not valid, or stamps something else.' },
  'original-unknown': {
    zh: '这张照片或这段录像没有采集记录：不是这台工位当场拍的。',
    en: 'The chain knows nothing of this picture or film: it was not captured at this station.',
  },
  'original-missing': {
    zh: '记录里有的照片或录像不在包里，也没有按期限删除的记录。',
    en: 'A picture or film that the chain knows is not here, and no rule deleted it.',
  },
  'attachment-unknown': {
    zh: '这份附件没有加入的记录：不是在这台工位加进来的那一份。',
    en: 'The chain knows nothing of this attachment: it is not one that was added at this station.',
  },
  'attachment-missing': {
    zh: '记录里有的附件不在包里，也没有按期限删除的记录。',
    en: 'An attachment that the chain knows is not here, and no rule deleted it.',
  },
  'film-fragments': {
    zh: '录像与录制时逐段留下的哈希不符。',
    en: 'The film does not fit the hashes that were noted as it was recorded.',
  },
  derivative: { zh: '副本与它注明的原件对不上。', en: 'A copy does not fit the original it names.' },
  record: { zh: '案情记录与包里的文件或链条对不上。', en: 'The record does not fit the files or the chain.' },
  'record-checkpoint': {
    zh: '报告上写的检查点不是包里的那一个。',
    en: 'The checkpoint named in the report is not the one in the pack.',
  },
  'time-line': {
    zh: '时间线上的一行在链条里找不到，或时间对不上：有记录被抽走或改过。',
    en: 'A row of the time line is not in the chain, or not at that time: a line was held back or changed.',
  },
  'database-broken': {
    zh: '数据库读不出来或已损坏。先别再用它，保留原样；备份里的文件可以再验。',
    en: 'The database cannot be read or is damaged. Leave it as it is; a backup can be checked in its place.',
  },
  'entry-gap': { zh: '链条缺号：有记录被删除。', en: 'A number of the chain is missing: a line was removed.' },
  'entry-unsealed': {
    zh: '有一条记录没有封入链条：可能是绕过程序写入的。',
    en: 'A line was never sealed into the chain: it may have been written behind the program.',
  },
  'entry-hash': { zh: '这一条记录被改过。', en: 'This line of the chain was changed.' },
  'entry-leaf': { zh: '这一条记录的叶哈希被改过。', en: "This line's leaf hash was changed." },
  'entry-case': {
    zh: '这一条记录被挪到了别的案子名下。',
    en: 'This line was moved to another case.',
  },
  tile: { zh: '链条的分段哈希被改过。', en: 'A hash of a section of the chain was changed.' },
  'row-changed': {
    zh: '这一行数据与链条上的记录不同：绕过程序改过数据库。',
    en: 'This row is not what the chain says: the database was changed behind the program.',
  },
  'row-missing': {
    zh: '链条里有、表里却没有这一行：绕过程序删过数据。',
    en: 'The chain has this row, the table does not: it was deleted behind the program.',
  },
  'row-added': {
    zh: '表里有、链条里却没有这一行：绕过程序加过数据。',
    en: 'The table has this row, the chain does not: it was added behind the program.',
  },
  'checkpoint-root': {
    zh: '签过名的检查点与现在的链条不符：历史被改写过。',
    en: 'A signed checkpoint does not fit the chain as it is now: history was rewritten.',
  },
  'checkpoint-missing': {
    zh: '数据库外有这个检查点，数据库里没有：数据库可能是旧拷贝。',
    en: 'This checkpoint is outside the database and not in it: the database may be an old copy.',
  },
  'rolled-back': {
    zh: '数据库比它外面的检查点旧：有人把以前的数据库拷了回来，之后的记录不见了。',
    en: 'The database is older than the checkpoints outside it: an earlier copy was put back, and what came after is gone.',
  },
  'other-history': {
    zh: '数据库外的检查点与数据库不是同一段历史：数据库被换过。',
    en: 'The checkpoints outside the database are of another history: the database was exchanged.',
  },
  'log-missing': {
    zh: '数据库外的检查点文件不见了，无法排除数据库被拷回旧版。',
    en: 'The file of checkpoints outside the database is gone; an older copy of the database cannot be ruled out.',
  },
  'log-gap': {
    zh: '数据库外的检查点缺了一个，或有一行不是工位写的。',
    en: 'The checkpoints outside the database lack one, or hold a line that the station did not write.',
  },
};

/** The answer in one word each, large. */
export const OUTCOME_WORDS = {
  sound: { zh: '完好：与封存时完全一致', en: 'Sound: exactly as it was sealed' },
  altered: { zh: '被改动', en: 'Altered' },
  'not-a-pack': { zh: '不是举证包', en: 'Not a pack' },
} as const satisfies Record<string, Words>;
