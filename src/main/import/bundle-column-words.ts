import type { BundleField } from '../../shared/import.ts';
import type { ColumnWords } from './column-words.ts';

/** The same for files that tell what bundles hold: an ERP's list of 组合装. */
export const BUNDLE_COLUMNS: Record<BundleField, ColumnWords> = {
  bundleSku: {
    names: [
      ...[
        '套装sku',
        '套装编码',
        '套装商家编码',
        '组合装编码',
        '组合装商家编码',
        '组合编码',
        '组合商品编码',
        '组合商品sku',
      ],
      ...['套餐编码', 'bundlesku', 'bundle', 'bundlecode', 'kitsku', 'setsku', 'parentsku'],
    ],
    like: /(?:套装|组合|套餐).*(?:编码|sku|编号)|bundle|kit/,
  },
  sku: {
    names: [
      ...['单品sku', '单品编码', '单品商家编码', '子商品编码', '子商品sku', '明细编码', '配件编码', '配件sku'],
      ...['partsku', 'componentsku', 'childsku', 'sku', '商家编码', '商品编码', '货品编号'],
    ],
    like: /(?:单品|子商品|明细|配件).*(?:编码|sku|编号)|(?:part|component|child).*sku/,
  },
  name: {
    names: [
      ...['单品名称', '子商品名称', '明细名称', '配件名称', '商品名称', '货品名称', '品名', '名称'],
      ...['partname', 'componentname', 'name', 'title'],
    ],
    like: /(?:单品|子商品|明细|配件).*名|(?:part|component).*name/,
  },
  quantity: {
    names: [
      '单品数量',
      '子商品数量',
      '组合数量',
      '配件数量',
      '数量',
      '件数',
      'quantity',
      'qty',
      'count',
      'partquantity',
    ],
    like: /数量|quantity|qty/,
  },
  barcode: {
    names: ['单品条码', '子商品条码', '条码', '商品条码', '条形码', 'barcode', 'ean', 'gtin', 'upc'],
    like: /条(?:形)?码|barcode/,
  },
};
