import type { HelpCard, HelpSection } from './help-card.ts';
import type { Role } from './print.ts';

// The same cards in English: section by section as in Chinese.

const COLOURS: HelpSection = {
  title: 'Colours',
  lines: [
    { mark: { colour: 'intact' }, say: 'Intact', then: 'Noted at once; it can be taken back for a minute.' },
    {
      mark: { colour: 'damaged' },
      say: 'Damaged',
      then: 'Broken, washed, worn, something missing. Codes and photos follow.',
    },
    { mark: { colour: 'swapped' }, say: 'Not what we shipped', then: 'The buyer, too, is told only these words.' },
    { mark: { colour: 'look' }, say: 'Needs a look', then: 'No return was found, or none can be read just now.' },
  ],
};

const RULES: HelpSection = {
  title: 'Always',
  lines: [
    { say: 'What was not tested is not "good".', then: 'A function nobody tried is "untested".' },
    { say: 'Opened is no reason to refuse.' },
    { say: 'The program never refunds less by itself.', then: 'A partial refund needs the merchant.' },
  ],
};

const inspector: HelpCard = {
  title: 'Inspector',
  lead: 'Two intact items: four scans, no key. The largest sentence on the screen is the next step.',
  sections: [
    {
      title: 'One box',
      isSteps: true,
      lines: [
        { say: 'Scan the label; open after the sound.', then: 'Filming starts here: keep the box in the picture.' },
        {
          say: 'Scan each item once.',
          then: 'No barcode: press its number on the keypad. High value: the serial, too.',
        },
        { say: 'All counted: give the verdict.', then: 'F1, F2, F3, or the command barcodes on the wall.' },
        {
          say: 'Damaged or swapped: pick codes, take the shots asked for.',
          then: "Can't take one? F4. The gap is named, it stops nobody.",
        },
        { say: 'Put the goods where the screen says; scan the next label.' },
      ],
    },
    COLOURS,
    {
      title: 'Sounds (by rhythm)',
      lines: [
        { mark: { tone: 'found' }, say: 'Found: open it' },
        { mark: { tone: 'counted' }, say: 'One counted' },
        { mark: { tone: 'verdict' }, say: 'Verdict noted' },
        { mark: { tone: 'closed' }, say: 'This box is done' },
        { mark: { tone: 'unclaimed' }, say: 'No return found: film and judge as ever' },
        { mark: { tone: 'stranger' }, say: 'Something extra in the box: look' },
        { mark: { tone: 'question' }, say: 'The screen asks: press 1 or 2' },
        { mark: { tone: 'done' }, say: 'Inspected before' },
        { mark: { tone: 'unreadable' }, say: 'Not read: flatten it, scan again' },
        { mark: { tone: 'refused' }, say: 'Not done: the screen says why' },
        { mark: { tone: 'overdue' }, say: 'A negotiation ran out: look at the board' },
      ],
    },
    {
      title: 'Keys',
      lines: [
        { mark: { key: 'F1' }, say: 'Intact' },
        { mark: { key: 'F2' }, say: 'Damaged (again to confirm)' },
        { mark: { key: 'F3' }, say: 'Not what we shipped (then the hold bin)' },
        { mark: { key: 'F4' }, say: 'Into the hold bin' },
        { mark: { key: 'F5' }, say: 'Photo; the pedal does it, too' },
        { mark: { key: 'F6' }, say: 'Other camera' },
        { mark: { key: 'F7' }, say: 'Note' },
        { mark: { key: 'F8' }, say: 'Later: put it aside; no box: the shelf' },
        { mark: { key: 'F12' }, say: 'Undo' },
        { mark: { key: '1–9' }, say: 'Count one, pick a code, answer' },
        { mark: { key: '+ /' }, say: 'Next return of the box; rest in another box: wait for it' },
      ],
    },
    {
      title: 'Back to the buyer, re-checks',
      lines: [
        { say: 'Packing for the buyer: old waybill, F1', then: 'Pack on film, scan the new one, who pays, F4.' },
        { say: 'Re-check: put it where the screen says', then: "To judge another one's: F3, then F12." },
      ],
    },
    {
      title: 'When something goes wrong',
      lines: [
        {
          say: 'Camera gone',
          then: 'The film so far is kept. Push the plug in, F6. Still dark: go on; the record says "no recording".',
        },
        { say: 'Offline', then: 'Go on. Refunds line up here and leave by themselves later, never twice.' },
        {
          say: "Can't be read, or the wrong thing scanned",
          then: 'Not read: nothing was noted; flatten it, or type the last 4. Wrong thing: F12.',
        },
        { say: 'Disk full', then: 'Open no more boxes, call the supervisor. What was done is kept.' },
        {
          say: 'Program or power gone',
          then: 'Open it again and go on with that box. The film lacks its last second or two.',
        },
      ],
    },
    RULES,
  ],
};

const receiver: HelpCard = {
  title: 'Receiver',
  lead: "You don't open boxes. Look at the outside, tell the kinds apart, put each in its place.",
  sections: [
    {
      title: 'A truck is here',
      isSteps: true,
      lines: [
        {
          say: 'Look at the boxes: broken, wet, taped again? Set them apart.',
          then: 'Settle it with the driver: refuse, sign with a remark, or sign. Film broken and costly ones with the driver there.',
        },
        {
          say: 'Came back unopened (refused, intercepted, undelivered): one scan of the label.',
          then: "The screen says it was not opened: put it where it says. Don't open it.",
        },
        { say: 'Not our shop: scan the label, then "not ours".', then: "To the hand-over corner. Don't open it." },
        {
          say: 'All the rest are returns: into the cage, to the bench.',
          then: 'Most urgent first: the top line shows the next deadline and where it lies.',
        },
      ],
    },
    {
      title: 'A courier or another warehouse collects',
      isSteps: true,
      lines: [
        { say: 'Print the hand-over list.', then: 'Under "Settings · Barcodes and print".' },
        { say: 'Count together; they sign.' },
        { say: 'Then note in the program who took them: the list is empty again.' },
      ],
    },
    {
      title: 'Colours',
      lines: [
        { mark: { colour: 'intact' }, say: 'Done', then: 'Nothing more to do with this one.' },
        {
          mark: { colour: 'look' },
          say: 'No return found',
          then: "Don't give it back to the driver. To the bench: there is often a slip inside.",
        },
        { mark: { colour: 'swapped' }, say: 'Not done', then: 'The sentence on the screen says why and what now.' },
      ],
    },
    {
      title: 'Sounds (by rhythm)',
      lines: [
        { mark: { tone: 'found' }, say: 'Return found' },
        { mark: { tone: 'closed' }, say: 'This one is done' },
        { mark: { tone: 'unclaimed' }, say: 'No return found' },
        { mark: { tone: 'done' }, say: 'Inspected before' },
        { mark: { tone: 'unreadable' }, say: 'Not read: flatten it, scan again' },
        { mark: { tone: 'refused' }, say: 'Not done: look at the screen' },
      ],
    },
    {
      title: 'Keys',
      lines: [
        { mark: { key: 'F5' }, say: 'Photo; the pedal does it, too' },
        { mark: { key: 'F8' }, say: 'Opened by mistake: put it aside' },
        { mark: { key: 'F12' }, say: 'Undo' },
        { mark: { key: 'F10' }, say: 'Settings: operator number, print' },
      ],
    },
    {
      title: 'When something goes wrong',
      lines: [
        { say: "Label torn, can't be scanned", then: 'Type the number, or its last 4, and pick from the list.' },
        {
          say: 'Taken as unopened, but it must be opened',
          then: 'While it can be undone, choose "open" on the screen: all is taken back.',
        },
        {
          say: 'One of ours marked "not ours"',
          then: 'Scan the label again and go on as with any return. Nothing counts before the hand-over.',
        },
        { say: 'Several boxes of one return', then: 'Scan each. The program knows which came and waits for the rest.' },
        { say: 'Offline', then: 'Scan as ever. It says "not matched yet" and matches later by itself.' },
        { say: 'Disk full', then: 'Call the supervisor. What was scanned is kept.' },
      ],
    },
  ],
};

const supervisor: HelpCard = {
  title: 'Supervisor',
  lead: 'Work by the time left and know where things lie. Nobody at a bench waits for you.',
  sections: [
    {
      title: 'A day',
      isSteps: true,
      lines: [
        { say: 'Read the top line: next deadline, where it lies, waiting, parked.', then: 'Red "parked" comes first.' },
        {
          say: 'F9: decide from the top.',
          then: "Sorted by time left: film, photos, the buyer's words, then your choice.",
        },
        { say: 'F11: how far each refund is.', then: "Only the platform's receipt ends it." },
        { say: 'F3, then F12: re-checks that differ.', then: 'They tell of rules and goods, never rank people.' },
        {
          say: 'Before you leave: half-done boxes, the hold bin and the next deadlines go to the next shift in person.',
        },
      ],
    },
    {
      title: 'Deciding',
      lines: [
        { mark: { key: 'F1' }, say: 'Full refund', then: 'Freight included.' },
        { mark: { key: 'F2' }, say: 'Part', then: 'A proposal: the merchant confirms, never who proposed it.' },
        {
          mark: { key: 'F3' },
          say: 'Refuse',
          then: 'Needs reason, code, photos. A missing film stops nobody; the pack says so.',
        },
        { mark: { key: 'F4' }, say: 'Submit' },
      ],
    },
    {
      title: 'Handing over evidence',
      lines: [
        { mark: { key: 'F4' }, say: 'At the bench: opens "Cases"', then: 'Find by any number, buyer or note.' },
        { mark: { key: 'F1' }, say: 'Export', then: 'See first what is missing. Sealed for courts, else masked.' },
      ],
    },
    {
      title: 'A refund got stuck',
      lines: [
        {
          say: 'Parked: the platform refused',
          then: 'Read its words, mend it, release; if done by hand, note it there. One return is never refunded twice.',
        },
        { say: 'Asking: sent, no answer', then: 'The program asks first. By hand, too, look there first.' },
        {
          say: 'Already refunded, closed or withdrawn there',
          then: 'No refund is sent; the goods go to stock. If they are not right, claim it back.',
        },
      ],
    },
    {
      title: 'Offline for long',
      isSteps: true,
      lines: [
        {
          say: 'Print the list of refunds under "Settings · Barcodes and print".',
          then: 'No printer: PDF or CSV, to a computer that is online.',
        },
        { say: 'Nearest deadline first: refund there, tick, sign.' },
        { say: 'Back online, delete nothing: the program asks the platform first and refunds nothing twice.' },
      ],
    },
    {
      title: 'Where goods go',
      lines: [
        { say: "Goods don't wait for money.", then: 'Stock is told apart from the refund.' },
        {
          say: "Refused goods are still the buyer's",
          then: 'Send back: packed on film at the bench. Else keep, untouched, until the ruling.',
        },
        { say: 'Scrap needs two operator numbers', then: 'What was scrapped is not moved again.' },
        { say: "Stock that can't be told", then: 'Print the list of stock to book by hand.' },
      ],
    },
    {
      title: 'When something goes wrong',
      lines: [
        {
          say: 'Disk full',
          then: "Open no more boxes. Clear other files, never the program's data folder; then go on.",
        },
        { say: 'No film', then: 'See to the plug, F6. What was inspected stays valid and says "no recording".' },
        {
          say: "The program can't read its database",
          then: "Don't open it again. Copy the folder on the screen away; use another bench.",
        },
        {
          say: 'Judged wrong',
          then: 'Not sent yet: F12. Sent: the money is not called back from here; claim it.',
        },
      ],
    },
    RULES,
  ],
};

export const enHelp: Readonly<Record<Role, HelpCard>> = { receiver, inspector, supervisor };
