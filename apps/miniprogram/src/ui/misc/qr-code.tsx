import { View } from '@tarojs/components';
import qrcode from 'qrcode-generator';
import { useMemo } from 'react';
import { aria } from '../a11y/aria';
import './misc.scss';

/** Level M survives a cracked screen; type 0 takes the smallest size that holds the text. */
const CORRECTION = 'M';
const SMALLEST_THAT_FITS = 0;

interface Run { readonly dark: boolean; readonly length: number }

/** One row of squares as runs: a quarter of the nodes, and no gaps between neighbours. */
export function rowRuns(row: readonly boolean[]): Run[] {
  const runs: { dark: boolean; length: number }[] = [];
  row.forEach(dark => {
    const last = runs[runs.length - 1];
    if (last && last.dark === dark) last.length += 1;
    else runs.push({ dark, length: 1 });
  });
  return runs;
}

export function qrRows(text: string): boolean[][] {
  const code = qrcode(SMALLEST_THAT_FITS, CORRECTION);
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_row, y) => Array.from({ length: size }, (_column, x) => code.isDark(y, x)));
}

/** Always black on white, whatever the theme: scanners expect it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = useMemo(() => qrRows(text), [text]);
  return (
    <View className="qr" {...aria({ role: 'img', label })}>
      {rows.map((row, y) => (
        <View key={y} className="qr__row" style={{ height: `${100 / rows.length}%` }}>
          {rowRuns(row).map((run, index) => <View key={index} className={run.dark ? 'qr__dark' : 'qr__light'} style={{ width: `${(run.length * 100) / rows.length}%` }} />)}
        </View>
      ))}
    </View>
  );
}
