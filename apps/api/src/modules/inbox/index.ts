export { InboxModule } from './inbox.module';
/** For the demo county, which has a past and therefore an inbox. */
export { deliver } from './deliver';
export { reactions } from './inbox.reactions';
