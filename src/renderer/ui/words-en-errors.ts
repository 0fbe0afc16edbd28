import type { WordsOf } from './words-of.ts';
import { enApprovalErrors } from './words-en-approval-errors.ts';
import { enShipmentErrors } from './words-en-shipment.ts';
import { enMoreTimeErrors } from './words-en-more-time.ts';
import { enProofErrors } from './words-en-proof.ts';
import { enConnectErrors } from './words-en-connect-errors.ts';
import { enServiceErrors } from './words-en-service-errors.ts';
import { enPeopleErrors } from './words-en-people-errors.ts';
import { enDisputeErrors } from './words-en-dispute.ts';
import { enRepackErrors } from './words-en-repack.ts';
import { enRecheckErrors } from './words-en-recheck.ts';
import { enRegisterErrors } from './words-en-register.ts';
import type { zhErrors } from './words-zh-errors.ts';

export const enErrors: WordsOf<typeof zhErrors> = {
  error: {
    ...enPeopleErrors,
    ...enApprovalErrors,
    ...enShipmentErrors,
    ...enMoreTimeErrors,
    ...enProofErrors,
    ...enServiceErrors,
    ...enConnectErrors,
    ...enRegisterErrors,
    ...enRecheckErrors,
    ...enDisputeErrors,
    ...enRepackErrors,
    'bad-request': {
      what: 'That step was not understood',
      then: 'Nothing was changed. Do it again; if it stays, note the time and call the administrator.',
    },
    'no-open-box': { what: 'No box is open', then: 'Nothing was changed. Scan the waybill on the label first.' },
    'box-is-open': {
      what: 'This box is not finished',
      then: 'What was counted is kept. Give a verdict, or press F8 to set it aside, then open the next one.',
    },
    'question-open': {
      what: 'Answer the question first',
      then: 'Your scan waits in line, none is lost. Press 1 or 2.',
    },
    'no-question': {
      what: 'That question is answered already',
      then: 'Nothing was changed. Go on with the next step on screen.',
    },
    'unknown-inspection': {
      what: 'This inspection was not found',
      then: 'Nothing was changed. Scan the waybill of the box again.',
    },
    'unknown-line': {
      what: 'This box has no such line',
      then: 'Nothing was changed. Look at the list on the right and count again.',
    },
    'lines-not-counted': {
      what: 'Some goods are not counted yet',
      then: 'What was counted is kept. Scan the rest; if it is not in the box, choose "Change" and mark it missing.',
    },
    'code-needed': {
      what: 'No problem code chosen yet',
      then: 'The verdict is not noted yet. Choose a code on the keypad, then confirm.',
    },
    'verdict-exists': {
      what: 'This box has a verdict already',
      then: 'It stands as it was. To change it, undo with F12 first.',
    },
    'no-verdict': {
      what: 'This box has no verdict yet',
      then: 'What was counted is kept. Press F1 intact, F2 damaged or F3 swapped.',
    },
    'nothing-to-undo': {
      what: 'There is nothing to undo',
      then: 'Nothing was changed. When the time to undo is over, ask the supervisor.',
    },
    'already-sent': {
      what: "The refund has gone to the platform and can't be taken back",
      then: 'All records are kept. For a correction ask the supervisor.',
    },
    'not-intact': {
      what: 'Count or serial does not fit, so it is not intact',
      then: 'What was counted is kept. Press F2 damaged, or F3 swapped.',
    },
    'defect-marked': {
      what: 'A problem is marked, so it is not intact',
      then: 'The mark stands. If it is wrong, clear the code, then press F1.',
    },
    'gap-without-hold': {
      what: 'Some photos are still missing',
      then: "Those taken are kept. Take the rest; if you can't, press F4 for the hold bin: the gap will be named.",
    },
    'recording-unknown': {
      what: 'This film belongs to no inspection',
      then: 'Photos and verdict are kept; the film is named as missing. Go on.',
    },
    'recording-out-of-order': {
      what: 'A piece of the film is missing',
      then: 'What came before is kept, a new film begins. Go on.',
    },
    'photo-not-an-image': {
      what: 'This photo was broken and is not stored',
      then: 'The others are kept. Press the pedal again.',
    },
    'photo-out-of-order': {
      what: 'This photo came incomplete and is not stored',
      then: 'The others are kept. Press the pedal again.',
    },
    'photo-too-large': {
      what: 'This photo is too large and is not stored',
      then: 'The others are kept. Choose another camera in the settings and try again.',
    },
    'photo-unknown': {
      what: 'This photo does not belong to this parcel',
      then: 'The photos themselves are unchanged. Close the parcel, open it again, then mark the photo.',
    },
    'camera-not-live': {
      what: 'No photo: the camera shows no picture',
      then: 'The others are kept. Connect the camera, wait for the picture, then take it again.',
    },
    'database-rolled-back': {
      what: 'The database is older than its signed records: an old backup was put back',
      then: 'You can go on; every evidence file is there. Let the supervisor find out who put it back, and note what is missing in the hand-over.',
    },
    'disk-full': {
      what: 'The disk is full: this parcel is not saved',
      then: 'Everything before it is. Clear the disk or call the supervisor, and open no more boxes.',
    },
    'storage-fault': {
      what: 'The disk could not be written: this step is not saved',
      then: 'Everything before it is. Stop, and call the administrator to look at the disk.',
    },
    'space-video-stopped': {
      what: 'Disk too full: filming has stopped',
      then: 'Scans, photos and verdicts are stored as usual; what was filmed is kept. Free some room, or see "Settings → Keeping and deleting"; filming goes on by itself once there is room.',
    },
    'commit-unknown': {
      what: 'It is not certain that this step was saved',
      then: 'Leave the goods where they are. Scan the waybill again and look at the record.',
    },
    'amount-out-of-range': {
      what: 'The amount is not possible',
      then: 'Nothing was submitted. Enter more than 0 and less than what was paid.',
    },
    'already-decided': {
      what: 'This case has a proposal already',
      then: 'It stands as it was. See who proposed what on the right.',
    },
    'new-waybill-needed': {
      what: 'The waybill of the new parcel is missing, or it is the one that came back; nothing was noted',
      then: 'The case is as it was. Type the 6 to 35 letters and digits of the new label, then note it.',
    },
    'refusal-not-possible': {
      what: 'This platform has no call to refuse; nothing was sent',
      then: "Refuse in the platform's back office, then note it here; the pack can be exported first.",
    },
    'refusal-words': {
      what: 'The message to the buyer accuses of swapping; nothing was submitted',
      then: 'Write what was seen, such as "not what was shipped", and submit again.',
    },
    'refusal-needs-picture': {
      what: 'There is not one photo of this case; nothing was submitted',
      then: 'A refusal needs proof: photograph the defect first, then decide.',
    },
    'return-closed': {
      what: 'The platform has closed this return',
      then: 'No refund will be sent. Stock the goods as usual.',
    },
    'refund-locked': {
      what: 'The platform has locked this return',
      then: 'The inspection is saved. The refund is sent once it is unlocked.',
    },
    'not-parked': {
      what: 'This command is not parked',
      then: 'It goes on by itself. See its state on the sync page.',
    },
    'deadline-near': {
      what: 'A refund is close to its deadline and not acknowledged yet',
      then: 'The records are safe and the program keeps trying. Press F11 to see which; refund it by hand at the platform if you must.',
    },
    'unknown-return': {
      what: 'This return was not found',
      then: 'Nothing was changed. Look it up again, or try another number.',
    },
    'return-judged': {
      what: 'This return was inspected already',
      then: 'Nothing was changed. See its record under "Find"; put this box on the hold shelf.',
    },
    'return-known': {
      what: 'This box already has its return',
      then: 'Nothing was changed. If it is the wrong one, undo with F12 first.',
    },
    'nothing-missing': {
      what: 'Everything expected is counted; there is no rest',
      then: 'What was counted is kept. Press F1 intact, F2 damaged or F3 not as sent.',
    },
    'box-was-opened': {
      what: 'This box has been opened; it is not a sealed parcel any more',
      then: 'What was counted is kept. Go on with the next step, or press F8 to set it aside.',
    },
    'second-operator-needed': {
      what: 'Scrapping takes two people',
      then: "The goods stay where they are. Enter a colleague's operator number, then confirm.",
    },
    'disposition-not-allowed': {
      what: "Goods of this kind can't go there",
      then: 'The goods stay where they are. Choose one of those offered.',
    },
    'unknown-unit': {
      what: 'This unit was not found',
      then: 'Nothing was changed. Close this page and open the record of the box again.',
    },
    scrapped: {
      what: "Scrapped goods can't be moved again",
      then: 'The record is unchanged. If it is wrong, call the supervisor.',
    },
    'not-on-shelf': {
      what: 'This parcel is not on the list of foreign parcels any more',
      then: 'Nothing was changed. Look at the list and mark again.',
    },
    'import-busy': {
      what: 'Another import is not finished',
      then: 'It goes on. Wait for it or cancel it, then import this file.',
    },
    'import-unreadable': {
      what: "This file can't be opened: it is neither a CSV nor an XLSX table",
      then: 'Nothing was imported. Save it as XLSX or CSV in your table program and import it again.',
    },
    'import-empty': {
      what: 'The table holds no rows',
      then: 'Nothing was imported. Check that it is the right file and the right sheet.',
    },
    'import-out-of-order': {
      what: 'The file did not come through whole',
      then: 'Nothing was imported. Choose the file again.',
    },
    'import-columns-missing': {
      what: 'Columns that are needed are not chosen yet',
      then: 'Nothing was imported. Choose a column for each one marked red, then start.',
    },
    'unknown-import': {
      what: 'This import is gone',
      then: 'What was imported is kept. Choose the file again.',
    },
    'print-failed': {
      what: 'It was not printed',
      then: 'Nothing is lost. Check that the printer is on and has paper and print again, or save a PDF.',
    },
    'no-printer': {
      what: 'This computer has no printer',
      then: 'Nothing is lost. Save a PDF now; print when a printer is connected.',
    },
    'nothing-to-print': { what: 'There is nothing to print', then: 'Nothing was left out. No print is needed now.' },
    'file-gone': { what: 'This file is gone', then: 'The records of the bench are unchanged. Make it again.' },
    'pack-busy': {
      what: 'Packs are still being made',
      then: 'They go on. Wait until they are done, or cancel them, then export these.',
    },
    'unknown-pack': {
      what: 'This export is gone',
      then: 'Packs that were finished are in the folder. Choose the cases again.',
    },
    'report-failed': {
      what: 'The report could not be read',
      then: 'The data are all there, nothing was changed. Try once more; if it fails again, ask an administrator to look at the log.',
    },
    'pack-failed': {
      what: 'This pack was not made',
      then: 'The originals are unchanged and no half pack is left. Try once more; if it stays, call the administrator.',
    },
    'check-not-ended': {
      what: 'The check did not finish',
      then: 'Nothing was changed. Check again; if it fails again, ask the administrator to look at the log.',
    },
    'evidence-altered': {
      what: 'An original is not what was recorded; it is not exported',
      then: 'Other packs are not affected, this one was not made. Leave the file alone and call the supervisor.',
    },
    'evidence-gone': {
      what: 'An original is no longer on the disk; it is not exported',
      then: 'Other packs are not affected, this one was not made. Bring the file back from a backup and export again.',
    },
    'unknown-endpoint': {
      what: 'This receiver or event is not there any more',
      then: 'Nothing else was changed. Look at the list as it is now, then try again.',
    },
    'too-many-endpoints': {
      what: 'At most 5 receivers can be told',
      then: 'Those that are there go on being told. Remove one first, then add the new one.',
    },
    internal: {
      what: 'The program failed at this step',
      then: 'What was saved before is safe. Try once more; if it stays, restart and call the administrator.',
    },
  },
};
