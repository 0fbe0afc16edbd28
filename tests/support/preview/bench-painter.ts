import type { Shot } from '../../../src/shared/domain-words.ts';

// A bench as a camera above it sees it, painted: for the gallery, which has no camera. Coordinates are those of 1280×720.

type Pen = CanvasRenderingContext2D;

const box = (pen: Pen, x: number, y: number, w: number, h: number, fill: string, radius = 4): void => {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.roundRect(x, y, w, h, radius);
  pen.fill();
};

const table = (pen: Pen): void => {
  const light = pen.createRadialGradient(640, 300, 80, 640, 360, 800);
  light.addColorStop(0, '#a9b0b3');
  light.addColorStop(1, '#5d6467');
  pen.fillStyle = light;
  pen.fillRect(0, 0, 1280, 720);
  pen.lineWidth = 1;
  pen.strokeStyle = 'rgb(60 70 72 / 35%)';
  for (let x = 0; x <= 1280; x += 64) {
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, 720);
    pen.stroke();
  }
  for (let y = 0; y <= 720; y += 64) {
    pen.beginPath();
    pen.moveTo(0, y);
    pen.lineTo(1280, y);
    pen.stroke();
  }
};

const label = (pen: Pen, x: number, y: number, scale: number, waybill: string): void => {
  pen.save();
  pen.translate(x, y);
  pen.scale(scale, scale);
  box(pen, 0, 0, 300, 190, '#fbfbf8', 3);
  pen.fillStyle = '#161616';
  pen.font = '700 26px sans-serif';
  pen.fillText('顺丰速运', 16, 36);
  pen.font = '400 13px sans-serif';
  pen.fillText('寄: 王* 138****78   退货', 16, 60);
  for (let bar = 0, at = 16; at < 282; bar += 1) {
    const width = 1 + ((waybill.charCodeAt(bar % waybill.length) * (bar + 3)) % 4);
    if (bar % 2 === 0) pen.fillRect(at, 76, width, 74);
    at += width;
  }
  pen.font = '600 19px monospace';
  pen.fillText(waybill, 44, 174);
  pen.restore();
};

const carton = (pen: Pen, isOpen: boolean): void => {
  pen.save();
  pen.shadowColor = 'rgb(0 0 0 / 45%)';
  pen.shadowBlur = 40;
  box(pen, 300, 130, 680, 470, '#b98a55', 6);
  pen.restore();
  if (isOpen) {
    box(pen, 326, 156, 628, 418, '#6d4c2a', 4);
    box(pen, 240, 150, 66, 430, '#c79a66', 4);
    box(pen, 974, 150, 66, 430, '#c79a66', 4);
  } else {
    pen.fillStyle = '#a87a47';
    pen.fillRect(300, 344, 680, 8);
    pen.fillStyle = 'rgb(232 218 190 / 75%)';
    pen.fillRect(300, 322, 680, 52);
  }
};

const shirt = (pen: Pen): void => {
  box(pen, 400, 200, 300, 330, '#f4f5f6', 10);
  pen.strokeStyle = '#c9ced3';
  pen.lineWidth = 3;
  pen.beginPath();
  pen.moveTo(550, 250);
  pen.lineTo(550, 530);
  pen.moveTo(490, 204);
  pen.lineTo(550, 262);
  pen.lineTo(610, 204);
  pen.stroke();
  box(pen, 620, 260, 46, 60, '#2d4f7c', 3);
};

const belt = (pen: Pen): void => {
  pen.strokeStyle = '#1c1a19';
  pen.lineWidth = 34;
  pen.beginPath();
  pen.arc(830, 370, 84, 0.5, 5.9);
  pen.stroke();
  box(pen, 880, 420, 56, 44, '#bfc4c8', 5);
};

const phone = (pen: Pen, x: number, y: number, scale: number): void => {
  pen.save();
  pen.translate(x, y);
  pen.scale(scale, scale);
  box(pen, 0, 0, 150, 310, '#14181d', 22);
  box(pen, 8, 8, 134, 294, '#232b36', 18);
  box(pen, 16, 18, 54, 72, '#0c0f13', 14);
  for (const [cx, cy] of [
    [34, 38],
    [34, 68],
    [58, 53],
  ] as const) {
    pen.fillStyle = '#3b4653';
    pen.beginPath();
    pen.arc(cx, cy, 10, 0, 7);
    pen.fill();
  }
  pen.restore();
};

const sealTag = (pen: Pen): void => {
  pen.strokeStyle = '#d8dde2';
  pen.lineWidth = 10;
  pen.beginPath();
  pen.ellipse(640, 250, 180, 120, 0, 0, 7);
  pen.stroke();
  box(pen, 520, 330, 250, 120, '#c53b2f', 10);
  pen.fillStyle = '#fff';
  pen.font = '700 46px monospace';
  pen.fillText('A 771 208', 532, 406);
};

const stamp = (pen: Pen, waybill: string, at: number): void => {
  pen.fillStyle = 'rgb(0 0 0 / 78%)';
  pen.fillRect(0, 680, 1280, 40);
  pen.fillStyle = '#fff';
  pen.font = '600 22px monospace';
  pen.fillText(`${waybill}  退货台 3  #0217`, 16, 707);
  const time = new Date(at).toISOString().replace('T', ' ').slice(0, 19);
  pen.fillText(`${time} +08:00`, 900, 707);
};

/** Paints what the camera sees when this shot is taken. */
const paintShot = (pen: Pen, shot: Shot, waybill: string, at: number): void => {
  table(pen);
  switch (shot) {
    case 'outer':
    case 'auto':
      carton(pen, false);
      label(pen, 620, 380, 1, waybill);
      break;
    case 'label':
      label(pen, 240, 90, 2.7, waybill);
      break;
    case 'slip':
      box(pen, 380, 90, 520, 560, '#f7f7f4', 4);
      pen.fillStyle = '#161616';
      pen.font = '600 40px sans-serif';
      ['退货单', '王* 138****4562', '尺码偏小', '订单 2026…1203'].forEach((text, at) => {
        pen.fillText(text, 430, 190 + at * 110);
      });
      break;
    case 'seal':
      sealTag(pen);
      break;
    case 'body':
      phone(pen, 520, 60, 1.9);
      break;
    case 'serial':
      box(pen, 280, 200, 720, 300, '#f7f7f4', 8);
      pen.fillStyle = '#161616';
      pen.font = '600 44px monospace';
      pen.fillText('IMEI 353918051684620', 330, 300);
      pen.fillText('SN   F17X9K2QPL04', 330, 380);
      break;
    case 'contents':
    case 'extra':
    case 'defect':
      carton(pen, true);
      shirt(pen);
      belt(pen);
      break;
  }
  stamp(pen, waybill, at);
};

const canvasOf = (shot: Shot, waybill: string): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const pen = canvas.getContext('2d');
  if (pen !== null) paintShot(pen, shot, waybill, Date.now());
  return canvas;
};

/** The shot as a picture for the evidence strip. */
export const shotUrl = (shot: Shot, waybill: string): string => canvasOf(shot, waybill).toDataURL('image/jpeg', 0.85);

/** A camera that looks at this shot. */
export const shotStream = (shot: Shot, waybill: string): MediaStream => {
  const canvas = canvasOf(shot, waybill);
  const stream = canvas.captureStream(5);
  setInterval(() => {
    const pen = canvas.getContext('2d');
    if (pen !== null) paintShot(pen, shot, waybill, Date.now());
  }, 250);
  return stream;
};
