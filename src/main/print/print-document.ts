// print: what leaves the bench on paper or as a file: barcodes, labels, lists. After every other stage; it only reads.
// Makers (pure) turn rows into a document; the service gathers the rows and hands the document to a printer.

/** A4 upright, or a label of 60 × 40 mm. */
export type PageSize = 'a4' | 'label-60x40';

/** Sizes in millimetres. */
export const PAGE_MM: Readonly<Record<PageSize, { width: number; height: number }>> = {
  a4: { width: 210, height: 297 },
  'label-60x40': { width: 60, height: 40 },
};

/** A whole document, ready for a window without scripts: one `style` element, no links, no pictures from elsewhere. */
export type PrintDocument = {
  title: string;
  page: PageSize;
  html: string;
  /** Labels, barcodes or rows in it. */
  rows: number;
  /** The same list for a spreadsheet program; only lists have it. */
  csv?: string;
};

/** What the shell prints with; absent in plain Node. */
export type Printer = {
  /** The document as PDF bytes. */
  pdf: (document: PrintDocument) => Promise<Uint8Array>;
  /** Sends it to a printer without a dialog; '' = the system's own choice. False when there is no such printer. */
  paper: (document: PrintDocument, printerName: string) => Promise<boolean>;
  list: () => Promise<{ id: string; name: string }[]>;
};
