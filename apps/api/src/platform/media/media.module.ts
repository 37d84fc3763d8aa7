import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { ForgetVoice } from './forget-voice';
import { LocalStore } from './local-store';
import { MediaController } from './media.controller';
import { MediaLinks } from './media-links';
import { MediaStore } from './media-store';
import { ReadPhoto } from './read-photo';
import { ReadVoice } from './read-voice';
import { UploadPhoto } from './upload-photo';
import { UploadVoice } from './upload-voice';
import { VoicesController } from './voices.controller';

/** The SDK is large, so only a deployment with a bucket loads it. */
export async function mediaStoreOf(config: Config): Promise<MediaStore> {
  if (!config.s3) return new LocalStore(config.mediaDir);
  const { S3Store } = await import('./s3-store');
  return new S3Store(config.s3);
}

@Module({
  controllers: [MediaController, VoicesController],
  providers: [
    { provide: MediaStore, useFactory: mediaStoreOf, inject: [CONFIG] },
    MediaLinks,
    ReadPhoto,
    ReadVoice,
    UploadPhoto,
    UploadVoice,
    ForgetVoice,
  ],
  exports: [MediaLinks],
})
export class MediaModule {}
