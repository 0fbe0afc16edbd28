import '../../../src/renderer/ui/mantine-styles.ts';
import '../../../src/renderer/ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { App } from '../../../src/renderer/ui/App.tsx';
import { createI18n } from '../../../src/renderer/ui/i18n.ts';
import { ok } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { Settings } from '../../../src/shared/settings.ts';
import { keepReached } from '../../../src/renderer/first-start/first-steps.ts';
import type { Shot } from '../../../src/shared/domain-words.ts';
import { SHOTS } from '../../../src/shared/domain-words.ts';
import { createFakeDevices } from '../fake-devices.ts';
import { createFakeStation, makeAnswer } from '../fake-station.ts';
import { makeRetention, makeStatus } from '../scene-parts.ts';
import { shotStream, shotUrl } from './bench-painter.ts';
import { BOARD_SCENES } from './scenes-board.ts';
import { BOX_SCENES } from './scenes-box.ts';
import { CORRECTION_SCENES } from './scenes-correction.ts';
import { DESK_SCENES } from './scenes-desk.ts';
import { EVIDENCE_SCENES } from './scenes-evidence.ts';
import { EVENT_SCENES } from './scenes-events.ts';
import { KEEP_SCENES } from './scenes-keep.ts';
import { ODD_SCENES } from './scenes-odd.ts';
import { LonePage } from './lone-page.tsx';
import { IMPORT_SCENES } from './scenes-import.ts';
import { METER_SCENES } from './scenes-meter.ts';
import { OVERVIEW_SCENES } from './scenes-overview.ts';
import { PACK_SCENES } from './scenes-pack.ts';
import { PEOPLE_SCENES } from './scenes-people.ts';
import { PRINT_SCENES } from './scenes-print.ts';
import { PROOF_SCENES } from './scenes-proof.ts';
import { REGISTER_SCENES } from './scenes-register.ts';
import { SET_UP_SCENES } from './scenes-set-up.ts';
import { SHELF_SCENES } from './scenes-shelf.ts';
import { SHIPMENT_SCENES } from './scenes-shipment.ts';
import { WAITING_SCENES } from './scenes-waiting.ts';
import type { Scene } from './scenes.ts';

// The window with a station of cardboard: `?state=half-counted&lang=zh&theme=dark`. For looking at every state, and for
// the pictures that `take-shots.ts` takes. Not part of the product.

const SCENES: Record<string, Scene> = {
  ...WAITING_SCENES,
  ...BOX_SCENES,
  ...DESK_SCENES,
  ...CORRECTION_SCENES,
  ...SET_UP_SCENES,
  ...PRINT_SCENES,
  ...IMPORT_SCENES,
  ...ODD_SCENES,
  ...SHELF_SCENES,
  ...SHIPMENT_SCENES,
  ...PACK_SCENES,
  ...EVIDENCE_SCENES,
  ...METER_SCENES,
  ...KEEP_SCENES,
  ...EVENT_SCENES,
  ...BOARD_SCENES,
  ...REGISTER_SCENES,
  ...PEOPLE_SCENES,
  ...OVERVIEW_SCENES,
  ...PROOF_SCENES,
};
const query = new URLSearchParams(location.search);
const name = query.get('state') ?? 'waiting-five';
const scene = SCENES[name];
if (scene === undefined) throw new Error(`no scene ${name}; there are ${Object.keys(SCENES).join(', ')}`);
const language = query.get('lang') === 'en' ? 'en' : 'zh';
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';

const { view } = scene;
const waybill = view.session?.waybill ?? 'SF1300001234562';
const station = createFakeStation(view);
const status = makeStatus(scene.status);
let settings: Settings = {
  ...DEFAULT_SETTINGS,
  isSetUp: scene.firstStep === undefined,
  stationName: language === 'zh' ? '退货台 3' : 'Returns bench 3',
  operatorName: language === 'zh' ? '李静' : 'Li Jing',
  ...scene.settings,
  language,
  theme,
};
keepReached(localStorage, scene.firstStep ?? 'language');
station.answers.settingsGet = () => ok(settings);
station.answers.settingsSet = (changed) => {
  settings = { ...settings, ...(changed as Partial<Settings>) };
  return ok(settings);
};
station.answers.connectionList = () => ok([...(scene.connections ?? [])]);
station.answers.connectionSave = () => ok([...(scene.connections ?? [])]);
if (scene.moreTime !== undefined) {
  const { moreTime } = scene;
  station.answers.moreTimeRead = () => ok(moreTime);
}
station.answers.connectionTry = () =>
  ok(scene.tried ?? { isConnected: false, words: 'net:no-connection', returns: 0, unread: 0 });
station.answers.scanHidScanners = () =>
  ok({ scanners: (scene.hid ?? []).map((name) => ({ id: name, name })), fault: null });
station.answers.printers = () => ok([...(scene.printers ?? [])]);
if (scene.printed !== undefined) {
  const { printed } = scene;
  station.answers.printMake = () => ('ok' in printed ? printed : ok(printed));
}
const retention = scene.retention ?? makeRetention();
station.answers.retentionView = () => ok(retention);
station.answers.retentionEffect = () => ok(scene.effect ?? null);
const { stamped } = scene;
if (stamped !== undefined) station.answers.timestampTry = () => ok(stamped);
const { webhooks } = scene;
if (webhooks !== undefined) {
  const secret = 'whsec_q1M3rT9vXw0fB2nKj7Lp5sUaYcEeGgHhIiJjKkLlMmN=';
  station.answers.webhookView = () => ok(webhooks);
  station.answers.webhookRemove = () => ok({ ...webhooks, endpoints: webhooks.endpoints.slice(1) });
  station.answers.webhookAdd = () => ok({ id: 'hook-new', secret, view: webhooks });
  station.answers.webhookTry = () => ok({ status: 302, words: 'net:redirect' });
}
const { refusalRules, shipmentRules, negotiationOffer, supplements } = scene;
if (shipmentRules !== undefined) station.answers.shipmentRules = () => ok(shipmentRules);
station.answers.shipmentMake = ({ verdictId, outcome, waybill }) =>
  ok({ verdictId, outcome, waybill: 'JDVA11408814483', sent: waybill, undoUntilAt: Date.now() + 60_000 });
if (supplements !== undefined) station.answers.supplementFind = () => ok([...supplements]);
if (negotiationOffer !== undefined) station.answers.negotiationOffer = () => ok(negotiationOffer);
if (refusalRules !== undefined) station.answers.refusalRules = () => ok(refusalRules);
station.answers.refusalMake = ({ verdictId }) =>
  ok({ verdictId, waybill: 'JDVA11408814483', undoUntilAt: Date.now() + 60_000 });
station.answers.shelfView = () => ok([...(scene.shelf ?? [])]);
station.answers.shelfHandOver = () => ok({ handOverId: 'hand-over-1' });
station.answers.goodsOf = () => ok([...(scene.units ?? [])]);
station.answers.importView = () => ok(scene.importView ?? null);
station.answers.returnFind = () => ok(scene.found ?? { hits: [], isMore: false });
station.answers.caseFind = () => ok(scene.caseHits ?? { hits: [], next: null, isBehind: false });
if (scene.caseView !== undefined) {
  const { caseView } = scene;
  station.answers.caseView = ({ inspectionId }) => ok({ ...caseView, inspectionId });
}
if (scene.packPlan !== undefined) {
  const { packPlan } = scene;
  station.answers.packPlan = () => ok(packPlan);
}
station.answers.packView = () => ok(scene.packView ?? null);
station.answers.packVerify = () => ok(scene.checked ?? null);
station.answers.syncStatus = () => ok(status);
station.answers.syncNow = () => ok(status);
Object.assign(station.answers, scene.answers);
station.answers.syncCommands = () => ok([...(scene.commands ?? [])]);
station.answers.evidenceOf = () => ok(scene.evidence ?? { photos: [], recordings: [], gaps: ['recording'] });
station.answers.annotationsOf = () => ok([...(scene.annotations ?? [])]);
if (scene.threeWay !== undefined) {
  const { threeWay } = scene;
  station.answers.threeWay = () => ok(threeWay);
}
station.answers.decisionList = () => ok([...(scene.items ?? [])]);
station.answers.decisionCase = ({ verdictId }) => {
  const found = scene.cases?.find(({ item }) => item.verdictId === verdictId);
  if (found === undefined) throw new Error(`no case ${verdictId}`);
  return ok(found);
};
if (scene.refusal !== undefined) {
  const refusal = scene.refusal;
  station.answers.benchCommand = () => ok(makeAnswer(view, { tone: 'refused', refusal }));
}

const camera = scene.camera ?? 'live';
const isRecording = camera === 'live' && view.session !== null && scene.recording !== null;
const devices = createFakeDevices({
  camera,
  cameras: camera === 'none' ? [] : [{ id: 'camera-1', label: 'HD USB Camera (1080p)' }],
  stream: camera === 'live' ? shotStream(scene.looksAt ?? 'outer', waybill) : null,
  recording: isRecording
    ? { startedAt: Date.now() - 42_000, writtenMs: 41_000, isStalled: false, droppedFrames: 0, ...scene.recording }
    : null,
  fault: scene.fault ?? null,
});
const isShot = (text: string): text is Shot => SHOTS.some((shot) => shot === text);
const pictureOf = (sha256: string): string => {
  const shot = sha256.split('-')[0] ?? '';
  return shotUrl(isShot(shot) ? shot : 'extra', waybill);
};
devices.photoUrl = pictureOf;
devices.thumbUrl = pictureOf;

const root = document.getElementById('root');
if (root === null) throw new Error('no #root');
createRoot(root).render(
  scene.page === undefined ? (
    <App
      station={station.client}
      devices={devices}
      words={createI18n(language)}
      nonce=""
      firstPaint={{ language, theme }}
      onLook={() => undefined}
    />
  ) : (
    <LonePage page={scene.page} station={station.client} words={createI18n(language)} settings={settings} />
  ),
);
if (scene.alarm !== undefined) {
  const code = scene.alarm;
  setTimeout(() => {
    station.emit('alarm', { code, at: Date.now() });
  }, 300);
}
