import { View } from '@tarojs/components';
import { useMemo } from 'react';
import * as texts from '@/texts/zh-CN';
import { Photo } from '@/ui';
import { CERTIFICATE_HEIGHT, CERTIFICATE_WIDTH, drawCertificate } from './certificate';
import type { CertificatePictureProps } from './certificate-picture.types';
import './honours.scss';

/** A picture of its own in the page, so that a long press (or the other mouse button) saves or forwards it. */
export function CertificatePicture({ honour, label }: CertificatePictureProps) {
  const picture = useMemo(() => {
    const canvas = document.createElement('canvas');
    canvas.width = CERTIFICATE_WIDTH;
    canvas.height = CERTIFICATE_HEIGHT;
    const pen = canvas.getContext('2d');
    if (!pen) return undefined;
    drawCertificate(pen, honour);
    return canvas.toDataURL('image/png');
  }, [honour]);
  if (!picture) return <View className="note">{texts.honours.drawFailed}</View>;
  return (
    <>
      <View className="certificate">
        <Photo src={picture} label={label} />
      </View>
      <View className="note centred">{texts.honours.shareNote}</View>
    </>
  );
}
