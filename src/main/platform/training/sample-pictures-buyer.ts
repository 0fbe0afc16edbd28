import { PHONE } from './fixed-samples.ts';

// What the buyers of the training returns sent as proof: drawn like photos from a phone, larger than a listing's picture.

const photo = (ground: string, shapes: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 640" width="480" height="640"><rect width="480" height="640" fill="${ground}"/>${shapes}</svg>`,
  )}`;

/** Bars of a barcode: widths taken from the number's digits. It only looks like one. */
const bars = (number: string, x: number, y: number, height: number): string =>
  Array.from(number)
    .map(
      (digit, place) => `<rect x="${x + place * 9}" y="${y}" width="${2 + (Number(digit) % 5)}" height="${height}"/>`,
    )
    .join('');

const TABLE = `<g stroke="#a97d4f" stroke-width="3" opacity=".6"><path d="M0 92h480M0 210h480M0 338h480M0 470h480M0 588h480"/></g>`;

/** The phone's back on a wooden table: deep green, where the listing shows blue. */
const BACK = photo(
  '#c59a68',
  `${TABLE}<rect x="128" y="84" width="236" height="478" rx="40" fill="#5b4a35" opacity=".45"/><rect x="116" y="70" width="236" height="478" rx="38" fill="#1f4a3d"/><path d="M116 420c70-60 160-20 236-110v200c0 21-17 38-38 38H154c-21 0-38-17-38-38z" fill="#2b6150"/><rect x="138" y="94" width="92" height="132" rx="30" fill="#143228"/><circle cx="184" cy="132" r="24" fill="#0b1512"/><circle cx="184" cy="190" r="24" fill="#0b1512"/><circle cx="177" cy="125" r="6" fill="#7fa3d6"/><circle cx="177" cy="183" r="6" fill="#7fa3d6"/><path d="M268 470l46-70-14 64 26 40" fill="none" stroke="#d7e5df" stroke-width="2.500"/><path d="M300 464l-40 54" stroke="#d7e5df" stroke-width="2"/>`,
);

/** The box's end with its label of two numbers, the seal torn across. */
const BOX = photo(
  '#8d939a',
  `<path d="M0 430h480v210H0z" fill="#7a8087"/><path d="M60 150 420 120l20 330-372 44z" fill="#f4f4f1"/><path d="M68 494l372-44v40L74 540z" fill="#cfcfca"/><path d="M96 206l220-20 10 150-222 24z" fill="#fff" stroke="#b9b9b4" stroke-width="2"/><g fill="#22262b" transform="rotate(-5 200 270)">${bars(PHONE.imei, 116, 224, 44)}${bars(PHONE.otherImei, 116, 292, 32)}</g><path d="M352 178l62-6 4 74-58 8z" fill="#d8262f"/><path d="M354 218l22-14 8 20 16-26 16 18" fill="none" stroke="#f4f4f1" stroke-width="6"/>`,
);

/** What the buyer of this return shows; most show nothing. */
export const buyerPicturesOf = (returnNo: string): string[] => (returnNo === PHONE.returnNo ? [BACK, BOX] : []);
