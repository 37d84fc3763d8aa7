import { View } from '@tarojs/components';
import qrcode from 'qrcode-generator';
import { useMemo } from 'react';
import { Photo } from '../photo/photo';
import './misc.scss';

/** Level M survives a cracked screen; type 0 takes the smallest size that holds the text. */
const CORRECTION = 'M';
const SMALLEST_THAT_FITS = 0;
const SQUARE_PX = 6;
/** The standard's quiet zone is four squares; the white frame around the picture gives the rest. */
const QUIET_PX = 2 * SQUARE_PX;

export function qrPicture(text: string): string {
  const code = qrcode(SMALLEST_THAT_FITS, CORRECTION);
  code.addData(text);
  code.make();
  return code.createDataURL(SQUARE_PX, QUIET_PX);
}

/**
 * One picture instead of a thousand views. Always black on white, whatever the theme: scanners expect it.
 * Not in the kit's index: its library weighs as much as the rest of the kit, and few pages use it.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const picture = useMemo(() => qrPicture(text), [text]);
  return (
    <View className="qr">
      <Photo src={picture} label={label} className="qr__picture" />
    </View>
  );
}
