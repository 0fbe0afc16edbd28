import type { WordsOf } from './words-of.ts';
import type { zhWatch } from './words-zh-watch.ts';

export const enWatch: WordsOf<typeof zhWatch> = {
  watch: {
    then: 'When the board warns and sounds, and in how many days a register wants something done. The board follows at once; what is entered already keeps its day.',
    riskHours: 'At risk with so many hours left',
    riskHoursThen: 'Counts for the yellow number of the board, and for negotiations that are nearly due.',
    riskHoursBad: 'A whole number from 1 to 72 (hours)',
    lateMinutes: 'Late so many minutes early',
    lateMinutesThen:
      'A platform takes its time to answer, so it can turn red before the deadline; 0 = at the deadline. The deadline of the refund stays.',
    lateMinutesBad: 'A whole number from 0 to 120 (minutes)',
    alertHours: 'Warn with so many hours left',
    alertHoursThen:
      'Hours with commas between them, 6 at most. At each there is a sound and a system notification; empty = only when it is late.',
    alertHoursBad: 'Whole numbers from 1 to 72 with commas between them, each once, 6 at most',
    lostAfterDays: 'Lost so many days after delivery',
    lostAfterDaysThen: 'Delivered by tracking for so many days and not here: it enters the register of lost parcels.',
    lostAfterDaysBad: 'A whole number from 1 to 14 (days)',
    days: {
      lost: 'Lost parcel: days to look for it',
      'wrong-shipment': 'Wrong shipment: days to settle it',
      'carrier-claim': 'Carrier claim: days to file it',
      'carrier-answer': 'Carrier claim: days for their answer',
      unclaimed: 'Unclaimed parcel: days to find whose it is',
      appraise: 'Authentication: days to send it off',
      'to-buyer': 'Back to the buyer: days to send it',
      'claim-back': 'Claim back: days to file it',
      'claim-answer': 'Claim back: days for their answer',
    },
    daysThen: 'From when it enters the register.',
    answerThen: 'From when it was filed.',
    daysBad: 'A whole number from 1 to 180 (days)',
    registerDays: 'Days of the registers',
  },
  days: {
    then: 'The program brings no calendar: enter the days off when each year is announced. With nothing entered no day is off: every day counts here, Monday to Friday at the platforms. The deadline of a refund runs on through all of them.',
    holidays: 'Public holidays',
    holidaysThen:
      'A day or a range a line; a whole list can be pasted. No working days for a platform, and no working time here unless the dock works through them (below).',
    holidaysHint: '2026-10-01 to 2026-10-07 National Day',
    workdays: 'Make-up working days',
    workdaysThen: 'Days of a weekend that are worked for a holiday. A platform counts them as working days.',
    workdaysHint: '2026-10-10 for National Day',
    shopDays: 'Days the dock is closed',
    shopDaysThen:
      'Stock-taking, moving, closed. No working time here, whatever stands above; nothing to the platforms.',
    shopDaysHint: '2026-12-31 stock-taking',
    worksHolidays: 'The dock works on public holidays',
    worksHolidaysThen: 'Public holidays count as working time here; the working days of the platforms stay.',
    none: 'Nothing entered',
    count: 'Lines: {{lines}} · days: {{n}} · last day {{last}}',
    over: 'All of them are past: enter the new ones.',
    notSaved: 'Not saved yet: mend this line, it is saved when you leave the field.',
    bad: {
      'not-read':
        'Line {{line}} can not be read: "{{text}}". A day or a range a line: 2026-10-01 to 2026-10-07 National Day',
      'no-such-day': 'Line {{line}}: there is no such day: "{{text}}"',
      backwards: 'Line {{line}} ends before it begins: "{{text}}"',
      'too-long': 'Line {{line}} is longer than 62 days: "{{text}}". Make it several',
      'name-long': 'Line {{line}}: the name has more than 20 letters: "{{text}}"',
      'too-many': '100 lines at most; line {{line}} has no room: "{{text}}". Delete those of past years',
    },
    title: 'Days off',
  },
};
