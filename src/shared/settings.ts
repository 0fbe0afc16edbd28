import * as v from 'valibot';
import { DaysOff, NO_DAYS_OFF } from './days-off.ts';
import { Bin } from './disposition.ts';
import { Cents } from './domain-words.ts';
import { Checklists, DEFAULT_CHECKLISTS } from './evidence-meter.ts';
import { KeepDays } from './retention.ts';
import { ServiceTexts } from './service-text.ts';
import { TsaSettings } from './timestamp.ts';
import { AlertHours, DEFAULT_REGISTER_DAYS, RegisterDays } from './watch-settings.ts';

/** Settings of this bench. Every value has a default, so that a new bench works at once. */
export const Settings = v.object({
  language: v.picklist(['zh', 'en']),
  theme: v.picklist(['light', 'dark', 'auto']),
  stationName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
  operatorName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
  operatorNo: v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9]{1,12}$/)),
  /** deviceId of the camera chosen last; '' = the first one found. */
  cameraId: v.pipe(v.string(), v.maxLength(200)),
  hasSound: v.boolean(),
  /** How long a refund command waits before its first attempt: the time to undo. */
  undoMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000)),
  /** Findings that confirm the buyer decide themselves up to this amount. */
  limitCents: Cents,
  /** From this amount on a parcel is high value. */
  highValueCents: Cents,
  /** Hours from signed (else received) to the refund: 24, or 48 by the shop's choice. */
  refundWithinHours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(168)),
  /** Where non-intact goods go when no bin is scanned. */
  holdBin: Bin,
  /** The bin each disposition goes to when none is scanned; `keep` has `holdBin`. */
  bins: v.object({
    restock: Bin,
    second: Bin,
    'to-supplier': Bin,
    repair: Bin,
    'to-buyer': Bin,
    scrap: Bin,
    appraise: Bin,
  }),
  /** Without a key, a scan or the pointer for so long, who is signed in must say so again; never while a box is open. */
  lockAfterMin: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)),
  /** False until the first start was gone through. */
  isSetUp: v.boolean(),
  /** Paper labels for units print themselves when the box is closed. */
  printsLabels: v.boolean(),
  /** What each verdict wants on record, per platform and reason. */
  checklists: Checklists,
  /** So many cases lost for want of one shot propose a rule for the checklists. */
  lessonAt: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  /** Name of the printer for labels; '' = the system's own choice. */
  labelPrinter: v.pipe(v.string(), v.maxLength(200)),
  /** How long evidence is kept. */
  keepDays: KeepDays,
  /** Free room below which the bench warns (null = 20 GB, on a small disk 5 % of it) and below which it films no more. */
  spaceGb: v.object({
    warnGb: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000))),
    stopGb: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
  }),
  /** The same article with the same defect so often within so many days lifts a case to two people; 0 = never. */
  alikeCount: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  alikeDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)),
  /** Decision targets count these hours of the day, by the bench's clock. */
  workHours: v.pipe(
    v.object({
      fromHour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)),
      untilHour: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)),
    }),
    v.check(({ fromHour, untilHour }) => fromHour < untilHour, 'no hours to work in'),
  ),
  /** Days that don't count as working days, here and at the platforms; empty lists: none but what the weekday says. */
  daysOff: DaysOff,
  /** From so many hours before its deadline a parcel is at risk, and a negotiation near its due time. */
  riskHours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(72)),
  /** From so many minutes before its deadline a parcel counts as late: the platform's answer takes its time. */
  lateMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120)),
  /** At which a deadline is said aloud and shown by the system; each once, and once more when it is late. */
  alertHours: AlertHours,
  /** Delivered by tracking for so many days and not here: lost. */
  lostAfterDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(14)),
  registerDays: RegisterDays,
  /** Of a hundred verdicts that the rules decided alone, so many are judged again by a colleague; 0 = none. */
  recheckPercent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  /** Where goods wait for their second look. */
  recheckBin: Bin,
  /** The shop's own texts for customer service, in the place of ours. */
  serviceTexts: ServiceTexts,
  /** The time-stamp authority over the chain of custody; none until one is entered. */
  tsa: TsaSettings,
});
export type Settings = v.InferOutput<typeof Settings>;

/** What anybody may set, signed in or not: it changes nothing that is recorded or sent. */
export const LookSettings = v.pick(Settings, ['language', 'theme', 'cameraId', 'hasSound']);
export const isLookSetting = (name: string): boolean => Object.hasOwn(LookSettings.entries, name);

export const DEFAULT_SETTINGS: Settings = {
  language: 'zh',
  theme: 'auto',
  stationName: '退货台 1',
  operatorName: '李静',
  operatorNo: '0217',
  cameraId: '',
  hasSound: true,
  undoMs: 60_000,
  limitCents: 500_00,
  highValueCents: 1000_00,
  refundWithinHours: 24,
  holdBin: 'HOLD-01',
  bins: {
    restock: 'A-01',
    second: 'B-01',
    'to-supplier': 'S-01',
    repair: 'R-01',
    'to-buyer': 'K-01',
    scrap: 'X-01',
    appraise: 'J-01',
  },
  lockAfterMin: 15,
  isSetUp: false,
  printsLabels: false,
  checklists: [...DEFAULT_CHECKLISTS],
  lessonAt: 3,
  labelPrinter: '',
  keepDays: { recording: 90, photo: 180, case: 1095 },
  spaceGb: { warnGb: null, stopGb: 3 },
  alikeCount: 5,
  alikeDays: 7,
  workHours: { fromHour: 9, untilHour: 21 },
  daysOff: NO_DAYS_OFF,
  riskHours: 4,
  lateMinutes: 0,
  alertHours: [8, 4, 1],
  lostAfterDays: 2,
  registerDays: DEFAULT_REGISTER_DAYS,
  recheckPercent: 2,
  recheckBin: 'RC-01',
  serviceTexts: [],
  tsa: { url: '', caPem: '' },
};

/** How the training platform behaves, for trying out what bad networks do. */
export const TrainingFaults = v.object({
  isDown: v.boolean(),
  /** Commits the refund, then drops the connection: this many of the next requests. */
  loseAnswers: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  slowMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000)),
  /** Refuses refunds for good with its own words. */
  isRefusing: v.boolean(),
});
export type TrainingFaults = v.InferOutput<typeof TrainingFaults>;
