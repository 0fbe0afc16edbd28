import { verifyPack } from '../shared/pack/verify-pack.ts';
import type { Checked, Verdict } from '../shared/pack/verify-result.ts';
import type { PackSource } from '../shared/pack/verify-source.ts';
import type { Language } from '../shared/pack/verify-text.ts';
import { browserTools } from './browser-tools.ts';
import { drawPanel } from './panel.ts';
import type { PanelState } from './panel.ts';
import { droppedOn, folderSource, pickedFiles } from './picked-files.ts';
import { zipSource } from './zip-file.ts';

// The page's script. It shows a panel under the report; it never touches the report, and never reads it.

function start(panel: HTMLElement): void {
  let language: Language = document.documentElement.lang.toLowerCase().startsWith('en') ? 'en' : 'zh';
  let state: PanelState = { kind: 'waiting' };
  const folderInput = inputOf();
  folderInput.webkitdirectory = true;
  const zipInput = inputOf();
  zipInput.accept = '.zip,application/zip';

  const show = (next: PanelState): void => {
    state = next;
    drawPanel(panel, state, language, actions);
  };
  const actions = {
    chooseFolder: () => {
      folderInput.click();
    },
    chooseZip: () => {
      zipInput.click();
    },
    switchLanguage: () => {
      language = language === 'zh' ? 'en' : 'zh';
      show(state);
    },
  };

  /** One at a time: a second pack dropped meanwhile waits for nobody, it is left alone. */
  const check = async (name: string, open: () => Promise<Checked<PackSource>> | Checked<PackSource>): Promise<void> => {
    if (state.kind === 'working') return;
    show({ kind: 'working', percent: 0 });
    try {
      const source = await open();
      show({ kind: 'done', verdict: source.ok ? await verify(source.value) : refused(source), name });
    } catch (error) {
      show({ kind: 'failed', words: error instanceof Error ? error.message : String(error) });
    }
  };
  const verify = (source: PackSource): Promise<Verdict> =>
    verifyPack(source, browserTools, (doneBytes, allBytes) => {
      const percent = Math.floor((doneBytes / Math.max(1, allBytes)) * 100);
      if (state.kind === 'working' && state.percent !== percent) show({ kind: 'working', percent });
    });

  folderInput.addEventListener('change', () => {
    const files = pickedFiles(folderInput.files ?? []);
    // Emptied, so that the same folder can be chosen once more.
    folderInput.value = '';
    void check(files[0]?.path.split('/')[0] ?? '', () => folderSource(files));
  });
  zipInput.addEventListener('change', () => {
    const file = zipInput.files?.[0];
    zipInput.value = '';
    if (file !== undefined) void check(file.name, () => zipSource(file));
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const item = event.dataTransfer?.items[0];
    const dropped = item === undefined ? null : droppedOn(item);
    if (dropped === null) return;
    void check(dropped.name, async () => {
      const opened = await dropped.open();
      return opened instanceof File ? zipSource(opened) : folderSource(opened);
    });
  });
  panel.hidden = false;
  document.querySelector<HTMLElement>('#to-verifier')?.removeAttribute('hidden');
  show(state);
}

const refused = ({ problem }: Extract<Checked<never>, { ok: false }>): Verdict => ({
  outcome: problem.code === 'not-a-pack' ? 'not-a-pack' : 'altered',
  passed: [],
  problem,
});

function inputOf(): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'file';
  return input;
}

const panel = document.querySelector<HTMLElement>('#verifier');
if (panel !== null) start(panel);
