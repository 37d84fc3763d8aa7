export { MediaLinks, type PhotoRow } from './media-links';
export { MediaModule } from './media.module';
