import { Canvas, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import * as texts from '@/texts/zh-CN';
import { Button } from '@/ui';
import { CERTIFICATE_HEIGHT, CERTIFICATE_WIDTH, drawCertificate } from './certificate';
import type { CertificatePictureProps } from './certificate-picture.types';
import './honours.scss';

const CANVAS = 'certificate-canvas';

interface CanvasNode {
  width: number;
  height: number;
  getContext(kind: '2d'): CanvasRenderingContext2D | null;
}

/** Drawn on WeChat's own canvas; sharing makes a file of it and opens WeChat's picture view, which saves and forwards without asking for the album. */
export function CertificatePicture({ honour, label }: CertificatePictureProps) {
  const node = useRef<CanvasNode>(undefined);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  useEffect(() => {
    // The canvas is there only after the page was laid out.
    Taro.nextTick(() => {
      Taro.createSelectorQuery()
        .select(`#${CANVAS}`)
        .fields({ node: true })
        .exec((found: readonly ({ node?: CanvasNode } | null)[]) => {
          const canvas = found[0]?.node;
          const pen = canvas?.getContext('2d');
          if (!canvas || !pen) return setState('failed');
          canvas.width = CERTIFICATE_WIDTH;
          canvas.height = CERTIFICATE_HEIGHT;
          drawCertificate(pen, honour);
          node.current = canvas;
          setState('drawn');
        });
    });
  }, [honour]);
  const share = async () => {
    try {
      const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: node.current as unknown as Taro.Canvas, fileType: 'png' });
      await Taro.previewImage({ urls: [tempFilePath] });
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <View className="certificate">
        <Canvas type="2d" id={CANVAS} canvasId={CANVAS} className="certificate__canvas" />
      </View>
      {state === 'failed' && <View className="note">{texts.honours.drawFailed}</View>}
      {state === 'drawn' && (
        <Button block icon="send" label={`${texts.honours.share}，${label}`} onPress={() => void share()}>
          {texts.honours.share}
        </Button>
      )}
    </>
  );
}
